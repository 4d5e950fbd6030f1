package io.queuerite.emulator.internal.store.jdbc;

/** Every statement of the store. */
final class Sql {
  static final String NEXT_INCARNATION = "SELECT NEXT VALUE FOR incarnations";

  /** Sequence numbers are drawn by the thousand: they order messages, gaps do no harm. */
  static final String NEXT_BLOCK = "SELECT NEXT VALUE FOR message_blocks";

  static final String FIND_QUEUE =
      "SELECT incarnation, metadata FROM queues WHERE account = ? AND name = ?";
  static final String INSERT_QUEUE =
      "INSERT INTO queues (account, name, incarnation, metadata) VALUES (?, ?, ?, ?)";
  static final String DELETE_QUEUE = "DELETE FROM queues WHERE account = ? AND name = ?";
  static final String SET_METADATA =
      "UPDATE queues SET metadata = ? WHERE account = ? AND name = ?";
  static final String SET_INCARNATION =
      "UPDATE queues SET incarnation = ? WHERE account = ? AND name = ?";
  static final String LIST_QUEUES =
      """
      SELECT name, metadata FROM queues
      WHERE account = ? AND name >= ? AND name < ?
      ORDER BY account, name
      FETCH FIRST ? ROWS ONLY
      """;

  static final String GET_POLICIES = "SELECT policies FROM queues WHERE account = ? AND name = ?";
  static final String SET_POLICIES =
      "UPDATE queues SET policies = ? WHERE account = ? AND name = ?";

  static final String GET_ACCOUNT =
      "SELECT logging, hour_metrics, minute_metrics, cors FROM accounts WHERE name = ?";
  static final String UPDATE_ACCOUNT =
      """
      UPDATE accounts SET logging = ?, hour_metrics = ?, minute_metrics = ?, cors = ? WHERE name = ?
      """;
  static final String INSERT_ACCOUNT =
      """
      INSERT INTO accounts (logging, hour_metrics, minute_metrics, cors, name)
      VALUES (?, ?, ?, ?, ?)
      """;

  static final String DEPTH = "SELECT COALESCE(SUM(messages), 0) FROM depths WHERE incarnation = ?";
  static final String ADD_TO_DEPTH =
      "UPDATE depths SET messages = messages + ? WHERE incarnation = ? AND node = ?";
  static final String INSERT_DEPTH =
      "INSERT INTO depths (incarnation, node, messages) VALUES (?, ?, ?)";

  static final String PUT =
      """
      INSERT INTO messages (seq, incarnation, visible_at, expires_at, inserted_at, receipt,
        dequeue_count, id, body)
      VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
      """;

  /** Reads along the index messages_due and stops at the limit, whatever the depth. */
  static final String VISIBLE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE incarnation = ? AND visible_at <= ? AND expires_at > ?
      ORDER BY incarnation, visible_at, seq
      FETCH FIRST ? ROWS ONLY
      """;

  static final String HAND_OUT =
      "UPDATE messages SET visible_at = ?, receipt = ?, dequeue_count = ? WHERE seq = ?";

  static final String FIND_MESSAGE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE seq = ? AND id = ? AND incarnation = ? AND receipt = ? AND expires_at > ?
      """;
  static final String RENEW = "UPDATE messages SET visible_at = ?, receipt = ? WHERE seq = ?";
  static final String RENEW_WITH_TEXT =
      "UPDATE messages SET visible_at = ?, receipt = ?, body = ? WHERE seq = ?";
  static final String DELETE_MESSAGE =
      """
      DELETE FROM messages
      WHERE seq = ? AND id = ? AND incarnation = ? AND receipt = ? AND expires_at > ?
      """;

  static final String INSERT_ORPHAN = "INSERT INTO orphans (incarnation) VALUES (?)";
  static final String FIRST_ORPHAN =
      "SELECT incarnation FROM orphans ORDER BY incarnation FETCH FIRST 1 ROWS ONLY";
  static final String DELETE_ORPHAN = "DELETE FROM orphans WHERE incarnation = ?";
  static final String DELETE_DEPTH = "DELETE FROM depths WHERE incarnation = ?";
  static final String MESSAGES_OF =
      """
      SELECT seq, incarnation FROM messages WHERE incarnation = ?
      ORDER BY incarnation FETCH FIRST ? ROWS ONLY
      """;
  static final String EXPIRED =
      """
      SELECT seq, incarnation FROM messages WHERE expires_at <= ?
      ORDER BY expires_at FETCH FIRST ? ROWS ONLY
      """;
  static final String REMOVE = "DELETE FROM messages WHERE seq = ?";

  private Sql() {}
}
