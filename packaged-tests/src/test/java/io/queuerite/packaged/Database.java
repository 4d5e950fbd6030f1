package io.queuerite.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL server of a test's own, which can be stopped and started again where it was. */
final class Database implements AutoCloseable {
  private final Path folder;
  private EmbeddedPostgres server;

  Database(Path folder) {
    this.folder = folder;
    this.server = start(0);
  }

  private EmbeddedPostgres start(int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false);
    try {
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Ends all connections, and takes no more. */
  void stop() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void startAgain() {
    server = start(server.getPort());
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** An emulator on this database. */
  Launch emulator(Path directory) {
    return Launch.in(directory)
        .with("--queue-port", 0, "--store", url())
        .withEnvironment("QUEUERITE_STORE_USER", "postgres");
  }

  @Override
  public void close() {
    stop();
  }
}
