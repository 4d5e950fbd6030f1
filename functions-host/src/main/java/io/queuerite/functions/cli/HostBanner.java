package io.queuerite.functions.cli;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.cli.HostCommand.Running;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a person needs to know once it runs, and a line to try it with. */
final class HostBanner {
  private final Running running;

  HostBanner(Running running) {
    this.running = running;
  }

  void print(PrintStream out) {
    FunctionsHost host = running.host();
    out.println("Queuerite Functions host: queue and HTTP triggers on your own machine");
    line(out, "Functions", String.join(", ", host.functions()));
    host.functionErrors().forEach((name, why) -> line(out, "Not started", why));
    QueueEmulator emulator = running.emulator();
    if (emulator != null) {
      line(out, "Queues", emulator.endpoint().toString());
      line(out, "Look into them", emulator.endpoint().resolve("/_queuerite/queues").toString());
    }
    if (running.key() != null) {
      line(out, "Key", running.key());
    }
    for (String route : host.httpRoutes()) {
      line(out, "Try", curl(host, route));
    }
    line(out, "Stop", "Ctrl+C");
    out.flush();
  }

  /** A body that most functions will take, or tell what they would. */
  private String curl(FunctionsHost host, String route) {
    List<String> parts = List.of(route.split(" ", 2));
    String body = parts.get(0).equals("GET") ? "" : " -d '{\"task_type\":\"email\"}'";
    String key = running.key() == null ? "" : " -H 'x-functions-key: " + running.key() + "'";
    return "curl -i -X " + parts.get(0) + " " + host.httpUri(parts.get(1)) + key + body;
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf(Locale.ROOT, "  %-15s %s%n", name, value);
  }
}
