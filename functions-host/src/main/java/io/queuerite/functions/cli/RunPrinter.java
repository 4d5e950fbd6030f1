package io.queuerite.functions.cli;

import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.HostEvent;
import java.io.PrintStream;

/** A line for each thing that happens to a message. */
final class RunPrinter {
  private final PrintStream out;

  RunPrinter(FunctionsHost host, PrintStream out) {
    this.out = out;
    host.onRun(
        run -> {
          run.logs().forEach(line -> this.out.println("    " + line));
          this.out.println(
              "  %s %s in %d ms%s"
                  .formatted(
                      run.function(),
                      run.outcome(),
                      run.duration().toMillis(),
                      run.failure() == null ? "" : ": " + run.failure()));
        });
  }

  void print(HostEvent event) {
    String line = line(event);
    if (!line.isEmpty()) {
      out.println(line);
    }
  }

  private static String line(HostEvent event) {
    if (event instanceof HostEvent.Started started) {
      return "%s: message %s, try %d"
          .formatted(started.function(), started.messageId(), started.dequeueCount());
    }
    if (event instanceof HostEvent.Released released) {
      return "%s: message %s is visible again after %s"
          .formatted(released.function(), released.messageId(), released.after());
    }
    if (event instanceof HostEvent.Poisoned poisoned) {
      return "%s: message %s moved to %s"
          .formatted(poisoned.function(), poisoned.messageId(), poisoned.poisonQueue());
    }
    if (event instanceof HostEvent.Deleted deleted) {
      return "%s: message %s deleted".formatted(deleted.function(), deleted.messageId());
    }
    return "";
  }
}
