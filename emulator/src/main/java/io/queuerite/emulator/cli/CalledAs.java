package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import java.io.PrintStream;
import java.util.List;

/**
 * By which name we were called, as the first word of the command line. Whoever calls us by a name
 * of Azurite's waits for what Azurite prints, and for the ports that it opens.
 */
enum CalledAs {
  /** Our own name, which need not be said. */
  QUEUERITE("queuerite"),
  /** The queue service alone. */
  AZURITE_QUEUE("azurite-queue"),
  /** Blob, queue and table together: the default command of Azurite's image. */
  AZURITE("azurite");

  private final String word;

  CalledAs(String word) {
    this.word = word;
  }

  static CalledAs of(String[] arguments) {
    for (CalledAs name : values()) {
      if (arguments.length > 0 && arguments[0].equals(name.word)) {
        return name;
      }
    }
    return QUEUERITE;
  }

  /** The arguments without the name. */
  List<String> rest(String[] arguments) {
    List<String> all = List.of(arguments);
    return !all.isEmpty() && all.get(0).equals(word) ? all.subList(1, all.size()) : all;
  }

  /** Refuses flags that cannot be used. */
  void check(AzuriteFlags flags) {
    if (this == AZURITE) {
      flags.blob();
      flags.table();
    }
  }

  /** Prints what is waited for; {@code --silent} does not silence it, as with Azurite. */
  void announce(QueueEmulator emulator, AzuriteFlags flags, PrintStream out) {
    EmulatorOptions options = emulator.options();
    String scheme = options.https() == null ? "http://" : "https://";
    String queues = scheme + options.host() + ":" + emulator.port();
    if (this == AZURITE) {
      OtherService.open("Blob", flags.blob(), out);
      out.println("Azurite Queue service is successfully listening at " + queues);
      OtherService.open("Table", flags.table(), out);
    } else if (flags.askForOtherServices()) {
      out.println("Only queues are emulated: what was said of blobs and tables has no effect");
    }
    if (this == AZURITE_QUEUE) {
      out.println("Azurite Queue service successfully listens on " + queues);
    }
    out.flush();
  }
}
