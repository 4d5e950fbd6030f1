package io.queuerite.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import on the command line. */
final class MoveCommandTest {
  @TempDir private Path folder;

  private String move(
      String name, String in, Map<String, String> environment, String... arguments) {
    MoveCommand command = new MoveCommand();
    CommandLines.of(command, environment).parseArgs(arguments);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.run(
        name,
        environment,
        new ByteArrayInputStream(in.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  @Test
  void aFolderAndADatabaseAtOnceAreAMistake() {
    assertThatThrownBy(
            () ->
                move(
                    "export", "", Map.of(), "-l", "data", "--store", "jdbc:postgresql://db/q", "-"))
        .isInstanceOf(MistakeException.class)
        .hasMessage("--store and --location: expected one of them");
    assertThatThrownBy(() -> move("import", "", Map.of("QUEUERITE_STORE", "db/q"), "-"))
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining("expected jdbc:postgresql://HOST[:PORT]/DATABASE");
  }

  @Test
  void whatComesInGoesOutThroughStreamsAndFiles() {
    String data = folder.resolve("data").toString();
    move("import", "queues: {orders: {messages: [hello]}}", Map.of(), "--location", data, "-");
    String state = move("export", "", Map.of("QUEUERITE_LOCATION", data), "-");
    assertThat(state).contains("\"orders\"", "\"text\": \"hello\"");
    String file = folder.resolve("state.json").toString();
    move("export", "", Map.of(), "-l", data, file);
    String other = folder.resolve("other").toString();
    move("import", "", Map.of(), "-l", other, file);
    assertThat(move("export", "", Map.of(), "-l", other, "-")).isEqualTo(state);
  }

  @Test
  void aMistakeIsOneLine() {
    String data = folder.resolve("data").toString();
    assertThatThrownBy(() -> move("import", "queue:", Map.of(), "-l", data, "-"))
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith("import '-': line 1: unknown field 'queue'");
    String none = folder.resolve("none").toString();
    assertThatThrownBy(() -> move("import", "", Map.of(), "-l", data, none))
        .isInstanceOf(MistakeException.class)
        .hasMessage("import '" + none + "': cannot be read or written");
  }
}
