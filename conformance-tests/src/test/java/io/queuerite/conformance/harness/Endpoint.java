package io.queuerite.conformance.harness;

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
      case "in-process" -> InProcessEndpoint.start(setup);
      case "jar" -> JarEndpoint.start(setup);
      default -> new RemoteEndpoint(URI.create(choice));
    };
  }

  /** In process, starting is cheap enough for every test class to have its own. */
  static boolean isPrivate() {
    return choice().equals("in-process");
  }

  /** Whether there can be more than one; another's service is there once. */
  static boolean canBeStarted() {
    return List.of("in-process", "jar").contains(choice());
  }

  /** {@code in-process}, {@code jar}, or a URL. */
  static String choice() {
    return System.getProperty("queuerite.target", "in-process");
  }
}
