package io.queuerite.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.Case;
import io.queuerite.functions.FunctionsHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Functions Maven plugin and the local host say the same of an app. */
final class PluginBuildTest {
  @TempDir private Path folder;

  private static FunctionsHost start(QueueEmulator emulator, Class<?>... app) {
    return FunctionsHost.builder()
        .app(app)
        .setting("Target", "outgoing")
        .setting("Source", "incoming")
        .emulator(emulator)
        .start();
  }

  @Case(189)
  @Test
  void functionJsonIsWhatThePluginWrites() throws IOException, InterruptedException {
    PluginBuild build = PluginBuild.copy(folder).with(Annotated.class);
    build.run(true);
    String jar = "../" + jar(build.staged());
    try (QueueEmulator emulator = QueueEmulator.start();
        FunctionsHost host =
            start(
                emulator, Enqueue.class, ProcessTask.class, HandlePoison.class, Annotated.class)) {
      assertThat(host.functionErrors()).isEmpty();
      assertThat(host.functions()).hasSize(8).containsAll(folders(build.staged()));
      for (String function : host.functions()) {
        assertThat(JsonParser.parseString(host.functionJson(function, jar)))
            .as(function)
            .isEqualTo(JsonParser.parseString(build.functionJson(function)));
      }
    }
  }

  @Case(190)
  @Test
  void aBindingWithoutAConnectionIsRefusedByBoth() throws IOException, InterruptedException {
    String said = PluginBuild.copy(folder).with(Unconnected.class).run(false);
    assertThat(said).contains("must have non-empty connection");
    try (QueueEmulator emulator = QueueEmulator.start();
        FunctionsHost host = start(emulator, ProcessTask.class, Unconnected.class)) {
      assertThat(host.functionErrors()).containsOnlyKeys("Unconnected");
      assertThat(host.functionErrors().get("Unconnected"))
          .contains("binding text: must have a non-empty connection");
      assertThat(host.functions()).containsExactly("ProcessTask");
    }
  }

  private static String jar(Path staged) throws IOException {
    try (Stream<Path> files = Files.list(staged)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> folders(Path staged) throws IOException {
    try (Stream<Path> files = Files.list(staged)) {
      return files
          .filter(file -> Files.exists(file.resolve("function.json")))
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    }
  }
}
