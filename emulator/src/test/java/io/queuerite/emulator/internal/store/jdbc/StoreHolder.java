package io.queuerite.emulator.internal.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Another process that has a store open until its input ends. */
final class StoreHolder {
  private StoreHolder() {}

  public static void main(String[] folder) throws IOException {
    try (JdbcQueueStore store = JdbcQueueStore.committed(Path.of(folder[0]))) {
      store.sweep(Instant.EPOCH).join();
      System.out.println("open");
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }
}
