package io.queuerite.junit.jupiter;

import io.queuerite.emulator.QueueEmulator;

/** An account of an emulator, and what to connect to it with. */
record Account(QueueEmulator emulator, String name, String connectionString) {

  static Account first(QueueEmulator emulator) {
    String path = emulator.endpoint().getPath();
    return new Account(emulator, path.substring(1), emulator.connectionString());
  }
}
