package io.queuerite.conformance.harness;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A service that somebody else started, with the real clock. */
class RemoteEndpoint implements Endpoint {
  /** Longer waits are left to the target whose clock can be moved. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A timer that rounds down must not find us early. */
  private static final Duration SLACK = Duration.ofMillis(50);

  private final URI uri;

  RemoteEndpoint(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException(
          "queuerite.target: '%s', expected in-process, https, postgres, jar or a URL such as http://127.0.0.1:10001/devstoreaccount1"
              .formatted(uri));
    }
    this.uri = uri;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void passTime(Duration duration) {
    assumeTrue(
        duration.compareTo(PATIENCE) <= 0,
        () -> "needs a clock that can be moved: " + duration + " is too long to wait for");
    Instant until = Instant.now().plus(duration).plus(SLACK);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(duration.plusSeconds(2))
        .until(() -> !Instant.now().isBefore(until));
  }

  @Override
  public void close() {}
}
