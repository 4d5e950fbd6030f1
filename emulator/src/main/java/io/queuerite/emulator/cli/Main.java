package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.EmulatorStartException;
import io.queuerite.emulator.QueueEmulator;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * {@code java -jar queuerite.jar}: exit code 0 after a stop, 1 where it cannot start, 2 for a
 * mistake.
 */
public final class Main {
  private static final int CANNOT_START = 1;
  private static final int MISTAKE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    quietNetty();
    System.exit(run(arguments, System.getenv(), System.out, System.err));
  }

  /** From JDK 24 on, Netty's use of Unsafe prints four lines of warnings at every start. */
  private static void quietNetty() {
    if (Runtime.version().feature() >= 24 && System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "true");
    }
  }

  private static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      return arguments.length > 0 && MoveCommand.NAMES.contains(arguments[0])
          ? move(arguments, environment, out)
          : run(CalledAs.of(arguments), arguments, environment, out);
    } catch (ParameterException | MistakeException mistake) {
      err.println("queuerite: " + Mistakes.oneLine(mistake) + " (--help lists all options)");
      return MISTAKE;
    } catch (EmulatorStartException cannotStart) {
      err.println("queuerite: " + cannotStart.getMessage());
      return CANNOT_START;
    }
  }

  private static int run(
      CalledAs name, String[] arguments, Map<String, String> environment, PrintStream out) {
    RunCommand command = new RunCommand();
    CommandLine line = CommandLines.of(command, environment);
    line.parseArgs(name.rest(arguments).toArray(String[]::new));
    if (line.isUsageHelpRequested()) {
      line.usage(new PrintWriter(out, true, StandardCharsets.UTF_8));
      return 0;
    }
    if (line.isVersionHelpRequested()) {
      out.println(Version.current());
      return 0;
    }
    name.check(command.azurite);
    return serve(name, command, environment, out);
  }

  private static int move(String[] arguments, Map<String, String> environment, PrintStream out) {
    MoveCommand command = new MoveCommand();
    CommandLine line =
        CommandLines.of(command, environment).setCommandName("queuerite " + arguments[0]);
    line.parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
    if (line.isUsageHelpRequested()) {
      line.usage(new PrintWriter(out, true, StandardCharsets.UTF_8));
      return 0;
    }
    ConsoleLog.start(true);
    command.run(arguments[0], environment, System.in, out);
    return 0;
  }

  private static int serve(
      CalledAs name, RunCommand command, Map<String, String> environment, PrintStream out) {
    ConsoleLog.start(command.silent);
    DebugLog.start(command.debug);
    EmulatorOptions options = command.options(environment);
    DebugLog.tell(options);
    QueueEmulator emulator = QueueEmulator.start(options);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  emulator.close();
                  stopped.countDown();
                  // A process ended by a signal would report the signal; this one did as it was
                  // told.
                  Runtime.getRuntime().halt(0);
                },
                "queuerite-stop"));
    if (!command.silent) {
      Banner.print(emulator, command.https.toTrust(command.location()), out);
    }
    name.announce(emulator, command.azurite, out);
    awaitForEver(stopped);
    return 0;
  }

  private static void awaitForEver(CountDownLatch stopped) {
    while (true) {
      try {
        stopped.await();
        return;
      } catch (InterruptedException nobodyMeansThis) {
        Thread.onSpinWait();
      }
    }
  }
}
