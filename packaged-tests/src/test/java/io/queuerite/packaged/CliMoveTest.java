package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.packaged.QueueClient.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} and {@code import} of the jar: a store is moved while nobody runs on it. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
final class CliMoveTest {
  private static final int ALL = 32;

  @TempDir private Path directory;

  private JarProcess serve(String folder) {
    return Launch.in(directory).with("--queue-port", 0, "--location", folder).start();
  }

  private JarProcess run(Object... arguments) {
    return Launch.in(directory).with(arguments).start();
  }

  private void move(Object... arguments) {
    try (JarProcess jar = run(arguments)) {
      assertThat(jar.exitCode()).as(jar.err()).isZero();
      assertThat(jar.err()).isEmpty();
    }
  }

  @Test
  void aClientThatHoldsAReceiptDeletesItsMessageAfterTheMove() throws IOException {
    Received held;
    try (JarProcess jar = serve("old")) {
      QueueClient client = jar.client();
      client.createQueue("orders");
      client.put("orders", "first");
      client.put("orders", "second");
      held = client.get("orders", 1, 600).get(0);
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
    }
    move("export", "--location", "old", "state.json");
    move("import", "--location", "new", "state.json");
    try (JarProcess jar = serve("new")) {
      QueueClient client = jar.client();
      assertThat(client.get("orders", ALL, 600)).singleElement().returns("second", Received::text);
      assertThat(client.delete("orders", held)).isEqualTo(204);
      assertThat(client.approximateCount("orders")).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatIsInUseIsNotExportedAndTheOldExportStays() throws IOException {
    Path file = Files.writeString(directory.resolve("state.json"), "the last one");
    try (JarProcess jar = serve("old")) {
      jar.client().createQueue("orders");
      try (JarProcess export = run("export", "--location", "old", file)) {
        assertThat(export.exitCode()).isEqualTo(1);
        assertThat(export.errorLines()).singleElement().asString().contains("is in use by another");
      }
      assertThat(jar.client().exists("orders")).isTrue();
    }
    assertThat(file).hasContent("the last one");
    assertThat(files()).containsExactlyInAnyOrder("old", "state.json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Test
  void aFolderWithoutDataIsAMistake() {
    try (JarProcess export = run("export", "--location", "nowhere", "state.json")) {
      assertThat(export.exitCode()).isEqualTo(2);
      assertThat(export.errorLines()).singleElement().asString().contains("nowhere");
    }
    assertThat(directory.resolve("state.json")).doesNotExist();
  }

  @Test
  void aMistakeInTheFileIsToldWithItsLineAndNothingIsImported() throws IOException {
    Files.writeString(directory.resolve("state.yaml"), "queues:\n  orders:\n    colour: red\n");
    try (JarProcess jar = run("import", "--location", "new", "state.yaml")) {
      assertThat(jar.exitCode()).isEqualTo(2);
      assertThat(jar.errorLines()).singleElement().asString().contains("line 3", "colour");
    }
    try (JarProcess jar = serve("new")) {
      assertThat(jar.client().exists("orders")).isFalse();
    }
  }
}
