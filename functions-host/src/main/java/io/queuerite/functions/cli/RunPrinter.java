package io.queuerite.functions.cli;

import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line for each thing that happens to a message, in the order in which a person reads it. */
final class RunPrinter {
  private final PrintStream out;

  /**
   * What became of the messages of runs that are over: a run is told whole and last, so this waits
   * for what the function logged.
   */
  private final Map<String, List<String>> ending = new HashMap<>();

  RunPrinter(FunctionsHost host, PrintStream out) {
    this.out = out;
    host.onRun(this::print);
  }

  private synchronized void print(InvocationRecord run) {
    run.logs().forEach(line -> out.println("    " + line));
    out.println(
        "  %s %s in %d ms%s"
            .formatted(
                run.function(),
                run.outcome(),
                run.duration().toMillis(),
                run.failure() == null ? "" : ": " + run.failure()));
    List<String> held = ending.remove(run.function() + " " + run.messageId());
    if (held != null) {
      held.forEach(out::println);
    }
  }

  synchronized void print(HostEvent event) {
    if (event instanceof HostEvent.Finished finished) {
      ending.put(finished.function() + " " + finished.messageId(), new ArrayList<>());
    } else if (event instanceof HostEvent.Started started) {
      out.println(
          "%s: message %s, try %d"
              .formatted(started.function(), started.messageId(), started.dequeueCount()));
    } else if (event instanceof HostEvent.Released released) {
      tell(released.function(), released.messageId(), "is visible again after " + released.after());
    } else if (event instanceof HostEvent.Poisoned poisoned) {
      tell(poisoned.function(), poisoned.messageId(), "moved to " + poisoned.poisonQueue());
    } else if (event instanceof HostEvent.Deleted deleted) {
      tell(deleted.function(), deleted.messageId(), "deleted");
    }
  }

  private void tell(String function, String message, String what) {
    String line = "%s: message %s %s".formatted(function, message, what);
    List<String> held = ending.get(function + " " + message);
    if (held == null) {
      out.println(line);
    } else {
      held.add(line);
    }
  }
}
