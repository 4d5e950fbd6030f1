package io.queuerite.conformance.harness;

import io.queuerite.emulator.QueueEmulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code -Dqueuerite.target=postgres}: emulators in this JVM that have their data in a PostgreSQL
 * server, each in a schema of its own.
 */
final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  /** It tells of each start and end. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL.setLevel(Level.OFF);
  }

  private Postgres() {}

  static Endpoint start(Setup setup) {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=conformance_%d"
            .formatted(server().getPort(), SCHEMAS.incrementAndGet());
    QueueEmulator emulator = setup.options().store(url, "postgres", null).start();
    return new InProcessEndpoint(emulator);
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        running = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      server = running;
    }
    return running;
  }
}
