package io.queuerite.functions.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.FunctionsHost;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What a person sees of runs. */
final class RunPrinterTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** Logs, then fails. */
  public static final class Failing {
    @FunctionName("Fail")
    public void fail(
        @QueueTrigger(name = "text", queueName = "tasks", connection = "AzureWebJobsStorage")
            String text,
        ExecutionContext context) {
      context.getLogger().info("trying " + text);
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  void aRunIsToldFromItsStartToWhatBecameOfItsMessage() {
    try (QueueEmulator emulator = QueueEmulator.start();
        FunctionsHost host =
            FunctionsHost.builder()
                .app(Failing.class)
                .hostJsonText(
                    "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"maxDequeueCount\":2}}}")
                .emulator(emulator)
                .start()) {
      host.onEvent(new RunPrinter(host, new PrintStream(printed, true, UTF_8))::print);
      emulator.queue("tasks").create();
      emulator.queue("tasks").put(Base64.getEncoder().encodeToString("a".getBytes(UTF_8)));
      host.awaitIdle(Duration.ofSeconds(20));
    }
    String expected =
        """
        Fail: message ID, try 1
            trying a
          Fail FAILED in N ms: java.lang.IllegalStateException: on purpose
        Fail: message ID is visible again after PT0S
        Fail: message ID, try 2
            trying a
          Fail FAILED in N ms: java.lang.IllegalStateException: on purpose
        Fail: message ID moved to tasks-poison
        Fail: message ID deleted
        """;
    assertThat(
            printed
                .toString(UTF_8)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("in \\d+ ms", "in N ms")
                .replaceAll(" {4}.*trying a", "    trying a"))
        .isEqualTo(expected);
  }
}
