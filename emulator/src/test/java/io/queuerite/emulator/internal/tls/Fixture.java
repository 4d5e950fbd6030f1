package io.queuerite.emulator.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The certificates and keys of {@code src/test/resources/tls}. */
final class Fixture {
  static final String PASSWORD = "secret";
  static final String WRONG_PASSWORD = "guessed";

  private Fixture() {}

  static Path file(String name) {
    return Path.of("src/test/resources/tls", name);
  }

  /** What is said of a mistake: one line that shows no password. */
  static String mistake(ThrowingCallable call) {
    String said =
        String.valueOf(catchThrowableOfType(IllegalArgumentException.class, call).getMessage());
    assertThat(said).doesNotContain("\n", PASSWORD, WRONG_PASSWORD);
    return said;
  }
}
