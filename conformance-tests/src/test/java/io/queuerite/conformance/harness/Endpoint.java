package io.queuerite.conformance.harness;

import io.queuerite.emulator.QueueEmulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A running queue service that the tests talk to, and what they may know of its time. */
public interface Endpoint extends AutoCloseable {
  /** With the account as its path, and no slash at the end. */
  URI uri();

  /** The time that governs insertion, visibility and expiry there. */
  Instant now();

  /**
   * Returns when the service's clock is that much further; skips the test where that would take too
   * long.
   */
  void passTime(Duration duration);

  /** What an SDK client is given to reach the service. */
  default String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;QueueEndpoint=%s;"
        .formatted(Account.NAME, Account.KEY, uri());
  }

  @Override
  void close();

  /** Starts what the system property {@code queuerite.target} asks for. */
  static Endpoint chosen(Setup setup) {
    String choice = choice();
    return switch (choice) {
      case "in-process" ->
          setup == Setup.TOKENS ? TrustedEmulator.start(setup) : InProcessEndpoint.start(setup);
      case "postgres" ->
          setup == Setup.TOKENS ? TrustedEmulator.start(setup) : Postgres.start(setup);
      case "https" -> TrustedEmulator.start(setup);
      case "jar" -> JarEndpoint.start(setup);
      default -> new RemoteEndpoint(URI.create(choice));
    };
  }

  /** An emulator of a test's own, which closes it with this. */
  static Endpoint of(QueueEmulator emulator) {
    return new InProcessEndpoint(emulator);
  }

  /** In process, starting is cheap enough for every test class to have its own. */
  static boolean isPrivate() {
    return List.of("in-process", "https", "postgres").contains(choice());
  }

  /** Whether there can be more than one; another's service is there once. */
  static boolean canBeStarted() {
    return List.of("in-process", "https", "postgres", "jar").contains(choice());
  }

  /** {@code in-process}, {@code https}, {@code postgres}, {@code jar}, or a URL. */
  static String choice() {
    return System.getProperty("queuerite.target", "in-process");
  }
}
