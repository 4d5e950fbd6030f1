package io.queuerite.conformance.harness;

import io.queuerite.emulator.QueueEmulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** An emulator in this JVM, whose clock the tests move. */
final class InProcessEndpoint implements Endpoint {
  private final QueueEmulator emulator;

  InProcessEndpoint(QueueEmulator emulator) {
    this.emulator = emulator;
  }

  static InProcessEndpoint start(Setup setup) {
    return new InProcessEndpoint(setup.options().start());
  }

  @Override
  public URI uri() {
    return emulator.endpoint();
  }

  @Override
  public Instant now() {
    return emulator.clock().now();
  }

  @Override
  public void passTime(Duration duration) {
    emulator.clock().advance(duration);
  }

  @Override
  public String connectionString() {
    return emulator.connectionString();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
