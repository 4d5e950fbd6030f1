package io.queuerite.functions.cli;

import io.queuerite.emulator.EmulatorStartException;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.HostStartException;
import io.queuerite.functions.cli.HostCommand.Running;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code java -jar functions-host.jar --app target/classes --emulator}. */
public final class Main {
  private static final int MISTAKE = 2;
  private static final int CANNOT_START = 1;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    HostCommand command = new HostCommand();
    CommandLine line = new CommandLine(command).setUsageHelpWidth(100);
    try {
      line.parseArgs(arguments);
      if (line.isUsageHelpRequested()) {
        line.usage(out);
        return 0;
      }
      return serve(command.start(), out);
    } catch (ParameterException mistake) {
      err.println("functions-host: " + oneLine(mistake) + " (--help lists all options)");
      return MISTAKE;
    } catch (HostStartException wrong) {
      err.println("functions-host: " + oneLine(wrong));
      return MISTAKE;
    } catch (EmulatorStartException cannot) {
      err.println("functions-host: " + oneLine(cannot));
      return CANNOT_START;
    }
  }

  private static String oneLine(Exception mistake) {
    return String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
  }

  private static int serve(Running running, PrintStream out) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.close();
                  stopped.countDown();
                },
                "queuerite-functions-stop"));
    running.host().onEvent(new RunPrinter(running.host(), out)::print);
    new HostBanner(running).print(out);
    running
        .host()
        .onEvent(
            event -> {
              if (event instanceof HostEvent.Fatal fatal) {
                out.println("Stopped: " + fatal.failure().getMessage());
              }
            });
    try {
      stopped.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
