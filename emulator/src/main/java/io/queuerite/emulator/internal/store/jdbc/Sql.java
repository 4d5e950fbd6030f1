package io.queuerite.emulator.internal.store.jdbc;

import java.util.List;

/** Every statement that reads; those that change something are in {@link Change}. */
final class Sql {
  static final String DRAWN = "SELECT drawn FROM counters WHERE name = ?";
  static final String REDONE = "SELECT position, store FROM redo";
  static final String SET_REDONE = "UPDATE redo SET position = ?";

  static final String FIND_QUEUE =
      "SELECT incarnation, metadata FROM queues WHERE account = ? AND name = ?";
  static final String LIST_QUEUES =
      """
      SELECT name, metadata FROM queues
      WHERE account = ? AND name >= ? AND name < ?
      ORDER BY account, name
      FETCH FIRST ? ROWS ONLY
      """;

  /**
   * Each look into the messages is one along the index messages_due: over the hidden ones, or at
   * the first. The visible ones may be a million, so they are told by the depth.
   */
  static final String OVERVIEW =
      """
      SELECT name, metadata, incarnation,
        (SELECT COALESCE(SUM(d.messages), 0) FROM depths d WHERE d.incarnation = q.incarnation),
        (SELECT COUNT(*) FROM messages h
         WHERE h.incarnation = q.incarnation AND h.visible_at > ? AND h.expires_at > ?),
        (SELECT f.visible_at FROM messages f
         WHERE f.incarnation = q.incarnation AND f.expires_at > ?
         ORDER BY f.incarnation, f.visible_at, f.seq FETCH FIRST 1 ROWS ONLY),
        (SELECT f.inserted_at FROM messages f
         WHERE f.incarnation = q.incarnation AND f.expires_at > ?
         ORDER BY f.incarnation, f.visible_at, f.seq FETCH FIRST 1 ROWS ONLY)
      FROM queues q
      WHERE account = ? AND name >= ? AND name < ?
      ORDER BY account, name
      FETCH FIRST ? ROWS ONLY
      """;

  static final String GET_POLICIES = "SELECT policies FROM queues WHERE account = ? AND name = ?";
  static final String GET_ACCOUNT =
      "SELECT logging, hour_metrics, minute_metrics, cors FROM accounts WHERE name = ?";
  static final String DEPTH = "SELECT COALESCE(SUM(messages), 0) FROM depths WHERE incarnation = ?";

  /** Reads along the index messages_due and stops at the limit, whatever the depth. */
  static final String VISIBLE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE incarnation = ? AND visible_at <= ? AND expires_at > ?
      ORDER BY incarnation, visible_at, seq
      FETCH FIRST ? ROWS ONLY
      """;

  static final String FIND_MESSAGE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE seq = ? AND id = ? AND incarnation = ? AND receipt = ? AND expires_at > ?
      """;

  private static final String BROWSE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE incarnation = ? AND %s AND expires_at > ?
      ORDER BY incarnation, visible_at, seq
      FETCH FIRST ? ROWS ONLY
      """;
  static final String SAME_INSTANT = BROWSE.formatted("visible_at = ? AND seq > ?");
  static final String LATER = BROWSE.formatted("visible_at > ?");

  /**
   * In one statement, so that both are of one moment. A CASE rather than a condition, lest a
   * planner walk the whole queue instead of the expired.
   */
  static final String COUNT_UNEXPIRED =
      """
      SELECT
        (SELECT COALESCE(SUM(messages), 0) FROM depths WHERE incarnation = ?)
        - (SELECT COUNT(CASE WHEN incarnation = ? THEN 1 END) FROM messages WHERE expires_at <= ?)
      """;

  /** A CASE to the same end: there is an index in the order of incarnations, too. */
  static final String EXPIRED_BY_QUEUE =
      """
      SELECT incarnation, COUNT(*) FROM (SELECT incarnation FROM messages WHERE expires_at <= ?) e
      GROUP BY incarnation
      """;

  /** What a redo log cannot say again: how many messages there are, and which numbers are taken. */
  static final List<String> COUNT_ANEW =
      List.of(
          "DELETE FROM depths",
          """
          INSERT INTO depths (messages, incarnation, node)
          SELECT COUNT(*), incarnation, 0 FROM messages GROUP BY incarnation
          """,
          """
          UPDATE counters SET drawn =
            GREATEST(drawn, (SELECT COALESCE(MAX(seq), 0) / %d FROM messages))
          WHERE name = 'block'
          """
              .formatted(Counters.BLOCK),
          """
          UPDATE counters SET drawn =
            GREATEST(drawn, (SELECT COALESCE(MAX(incarnation), 0) FROM queues))
          WHERE name = 'incarnation'
          """);

  static final String HAS_ROW = "SELECT 1 FROM messages WHERE seq = ?";
  static final String HAS_MESSAGE =
      "SELECT 1 FROM messages WHERE seq = ? AND id = ? AND incarnation = ? AND expires_at > ?";
  static final String MESSAGE =
      """
      SELECT seq, id, inserted_at, expires_at, visible_at, receipt, dequeue_count, body
      FROM messages
      WHERE seq = ? AND id = ? AND incarnation = ? AND expires_at > ?
      """;
  static final String QUEUES_OF =
      "SELECT name, incarnation FROM queues WHERE account = ? ORDER BY account, name";
  static final String ACCOUNTS =
      "SELECT account FROM queues UNION SELECT name FROM accounts ORDER BY 1";

  static final String FIRST_ORPHAN =
      "SELECT incarnation FROM orphans ORDER BY incarnation FETCH FIRST 1 ROWS ONLY";
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

  /** Counts of incarnations that no queue has and that do not wait to be swept. */
  static final String STRAYS =
      """
      SELECT DISTINCT depths.incarnation FROM depths
      LEFT JOIN queues ON queues.incarnation = depths.incarnation
      LEFT JOIN orphans ON orphans.incarnation = depths.incarnation
      WHERE queues.incarnation IS NULL AND orphans.incarnation IS NULL
      """;

  static final String GENERATION = "SELECT generation FROM shared_clock FOR SHARE";

  static final String NAME_FREE_AT =
      "SELECT free_at FROM deleted_names WHERE account = ? AND name = ?";
  static final String LAST_NAME_FREE_AT = "SELECT MAX(free_at) FROM deleted_names";
  static final String FREE_NAMES =
      """
      SELECT account, name FROM deleted_names WHERE free_at <= ?
      ORDER BY free_at FETCH FIRST ? ROWS ONLY
      """;

  private Sql() {}
}
