package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tables in the code, as users read them. */
final class OperationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  @Test
  void thePageSaysWhatTheTablesSay() throws IOException {
    String text = OperationsPage.text();
    if (Boolean.getBoolean("queuerite.docs.write")) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/operations.md is not what the code's tables say; to write it anew: "
                + "mvn -q -pl emulator test -Dtest=OperationsPageTest -Dqueuerite.docs.write=true")
        .isEqualTo(text);
  }
}
