package io.queuerite.junit.jupiter;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueProbe;

/** An account of an emulator, and what to connect to it with. */
record Account(QueueEmulator emulator, String name, String connectionString) {

  static Account first(QueueEmulator emulator) {
    String path = emulator.endpoint().getPath();
    return new Account(emulator, path.substring(1), emulator.connectionString());
  }

  /** A queue, made behind the service's back where it does not exist. */
  QueueProbe queue(String queue) {
    QueueProbe probe = emulator.queue(name, queue);
    return probe.exists() ? probe : probe.create();
  }
}
