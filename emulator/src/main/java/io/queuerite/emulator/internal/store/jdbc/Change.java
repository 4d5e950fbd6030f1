package io.queuerite.emulator.internal.store.jdbc;

/**
 * Every statement that changes something. What a statement does is told by its parameters alone, so
 * that the redo log can do it again; its code stands in that log and never changes its meaning.
 */
enum Change {
  INSERT_QUEUE(
      1,
      "INSERT INTO queues (account, name, incarnation, metadata) VALUES (?, ?, ?, ?)",
      "account, name"),
  DELETE_QUEUE(2, "DELETE FROM queues WHERE account = ? AND name = ?"),
  SET_METADATA(3, "UPDATE queues SET metadata = ? WHERE account = ? AND name = ?"),
  SET_INCARNATION(4, "UPDATE queues SET incarnation = ? WHERE account = ? AND name = ?"),
  ADD_TO_DEPTH(5, "UPDATE depths SET messages = messages + ? WHERE incarnation = ? AND node = ?"),
  INSERT_DEPTH(
      6, "INSERT INTO depths (messages, incarnation, node) VALUES (?, ?, ?)", "incarnation, node"),
  PUT(
      7,
      """
      INSERT INTO messages (seq, incarnation, visible_at, expires_at, inserted_at, receipt,
        dequeue_count, id, body)
      VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
      """,
      "seq"),
  HAND_OUT(8, "UPDATE messages SET visible_at = ?, receipt = ?, dequeue_count = ? WHERE seq = ?"),
  RENEW(9, "UPDATE messages SET visible_at = ?, receipt = ? WHERE seq = ?"),
  RENEW_WITH_TEXT(10, "UPDATE messages SET visible_at = ?, receipt = ?, body = ? WHERE seq = ?"),
  DELETE_MESSAGE(
      11,
      """
      DELETE FROM messages
      WHERE seq = ? AND id = ? AND incarnation = ? AND receipt = ? AND expires_at > ?
      """),
  INSERT_ORPHAN(12, "INSERT INTO orphans (incarnation) VALUES (?)", "incarnation"),
  DELETE_ORPHAN(13, "DELETE FROM orphans WHERE incarnation = ?"),
  DELETE_DEPTH(14, "DELETE FROM depths WHERE incarnation = ?"),
  REMOVE(15, "DELETE FROM messages WHERE seq = ?"),
  /** A counter rather than a sequence: a sequence's own state is not in the redo log. */
  COUNT_UP(16, "UPDATE counters SET drawn = drawn + 1 WHERE name = ?"),
  SET_POLICIES(17, "UPDATE queues SET policies = ? WHERE account = ? AND name = ?"),
  UPDATE_ACCOUNT(
      18,
      """
      UPDATE accounts SET logging = ?, hour_metrics = ?, minute_metrics = ?, cors = ? WHERE name = ?
      """),
  INSERT_ACCOUNT(
      19,
      """
      INSERT INTO accounts (logging, hour_metrics, minute_metrics, cors, name)
      VALUES (?, ?, ?, ?, ?)
      """,
      "name"),
  UPDATE_DELETED_NAME(20, "UPDATE deleted_names SET free_at = ? WHERE account = ? AND name = ?"),
  INSERT_DELETED_NAME(
      21, "INSERT INTO deleted_names (free_at, account, name) VALUES (?, ?, ?)", "account, name"),
  REMOVE_DELETED_NAME(22, "DELETE FROM deleted_names WHERE account = ? AND name = ?"),
  RESTORE(
      23,
      """
      INSERT INTO messages (seq, incarnation, visible_at, expires_at, inserted_at, receipt,
        dequeue_count, id, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      "seq"),
  RAISE_COUNTER(24, "UPDATE counters SET drawn = ? WHERE name = ?"),
  REMOVE_DELETED_NAMES(25, "DELETE FROM deleted_names"),
  REMOVE_DELETED_NAMES_OF(26, "DELETE FROM deleted_names WHERE account = ?"),
  DELETE_ACCOUNTS(27, "DELETE FROM accounts"),
  DELETE_ACCOUNT(28, "DELETE FROM accounts WHERE name = ?"),
  DRAW(29, "UPDATE counters SET drawn = drawn + ? WHERE name = ?");

  private final int code;
  private final String sql;
  private final String again;

  Change(int code, String sql) {
    this.code = code;
    this.sql = sql;
    this.again = sql;
  }

  /**
   * @param key the columns by which a row that is there already is known
   */
  Change(int code, String sql, String key) {
    this.code = code;
    this.sql = sql;
    this.again =
        sql.replace("INSERT INTO", "MERGE INTO").replace("VALUES", "KEY (" + key + ") VALUES");
  }

  int code() {
    return code;
  }

  String sql() {
    return sql;
  }

  /** The statement for a redo log, of which all or a part may have been done. */
  String again() {
    return again;
  }

  /** The statement of a code in a redo log. */
  static Change ofCode(int code) {
    for (Change change : values()) {
      if (change.code == code) {
        return change;
      }
    }
    throw new IllegalArgumentException("no statement has the code " + code);
  }
}
