package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.store.jdbc.Node.Generation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables of the clock that several emulators share. Each call commits. */
final class SharedClock {
  /** The database's clock, in milliseconds: one for the leases of all nodes. */
  private static final String NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

  private static final String READ = "SELECT generation, ahead, frozen_at FROM shared_clock";

  /** The lease of a node that is gone for good is not kept for ever. */
  private static final long FORGOTTEN_MILLIS = 100 * Node.LEASE_MILLIS;

  private SharedClock() {}

  /** A number for a node, never given before. */
  static long newNode(Connection connection) throws SQLException {
    try (PreparedStatement draw =
            connection.prepareStatement(
                "UPDATE counters SET drawn = drawn + 1 WHERE name = 'node'");
        PreparedStatement drawn =
            connection.prepareStatement("SELECT drawn FROM counters WHERE name = 'node'")) {
      draw.executeUpdate();
      try (ResultSet row = drawn.executeQuery()) {
        row.next();
        long number = row.getLong(1);
        connection.commit();
        return number;
      }
    }
  }

  static Generation read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      Generation current = read(select);
      connection.commit();
      return current;
    }
  }

  private static Generation read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return new Generation(
          row.getLong(1),
          new ClockSetting(Duration.parse(row.getString(2)), instant(row.getString(3))));
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  /** Changes the setting, while nobody else does. */
  static Generation change(Connection connection, UnaryOperator<ClockSetting> change)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(READ + " FOR UPDATE");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE shared_clock SET generation = ?, ahead = ?, frozen_at = ?")) {
      Generation last = read(lock);
      Generation next = new Generation(last.number() + 1, change.apply(last.setting()));
      Instant frozenAt = next.setting().frozenAt();
      update.setLong(1, next.number());
      update.setString(2, next.setting().offset().toString());
      update.setString(3, frozenAt == null ? null : frozenAt.toString());
      update.executeUpdate();
      connection.commit();
      return next;
    }
  }

  /** Renews a node's lease, or begins it, and tells how far the node has come. */
  static void renew(Connection connection, long node, long generation) throws SQLException {
    try (PreparedStatement renew =
        connection.prepareStatement(
            "INSERT INTO nodes (id, generation, renewed_at) VALUES (?, ?, "
                + NOW
                + ") ON CONFLICT (id) DO UPDATE SET generation = excluded.generation,"
                + " renewed_at = excluded.renewed_at")) {
      renew.setLong(1, node);
      renew.setLong(2, generation);
      renew.executeUpdate();
      connection.commit();
    }
  }

  /** How many other nodes may still go by an older setting; forgets those that are long gone. */
  static int countLaggards(Connection connection, long node, long generation) throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM nodes WHERE id <> ? AND generation < ? AND renewed_at > "
                    + NOW
                    + " - "
                    + Node.LEASE_MILLIS);
        PreparedStatement forget =
            connection.prepareStatement(
                "DELETE FROM nodes WHERE renewed_at < " + NOW + " - " + FORGOTTEN_MILLIS)) {
      count.setLong(1, node);
      count.setLong(2, generation);
      forget.executeUpdate();
      try (ResultSet row = count.executeQuery()) {
        row.next();
        int laggards = row.getInt(1);
        connection.commit();
        return laggards;
      }
    }
  }

  static void leave(Connection connection, long node) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM nodes WHERE id = ?")) {
      delete.setLong(1, node);
      delete.executeUpdate();
      connection.commit();
    }
  }
}
