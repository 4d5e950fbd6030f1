package io.queuerite.emulator.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags of {@code azurite} and {@code azurite-queue} that have nothing to choose here: taken,
 * so that command lines written for them need no change.
 */
final class AzuriteFlags {
  private static final int BLOB_PORT = 10000;
  private static final int TABLE_PORT = 10002;

  @Option(
      names = {"--blob-host", "--blobHost"},
      paramLabel = "ADDRESS",
      hidden = true)
  @Nullable String blobHost;

  @Option(
      names = {"--blob-port", "--blobPort"},
      paramLabel = "PORT",
      hidden = true)
  @Nullable Integer blobPort;

  @Option(
      names = {"--blob-keep-alive-timeout", "--blobKeepAliveTimeout"},
      paramLabel = "SECONDS",
      hidden = true)
  @Nullable Integer blobKeepAlive;

  @Option(
      names = {"--table-host", "--tableHost"},
      paramLabel = "ADDRESS",
      hidden = true)
  @Nullable String tableHost;

  @Option(
      names = {"--table-port", "--tablePort"},
      paramLabel = "PORT",
      hidden = true)
  @Nullable Integer tablePort;

  @Option(
      names = {"--table-keep-alive-timeout", "--tableKeepAliveTimeout"},
      paramLabel = "SECONDS",
      hidden = true)
  @Nullable Integer tableKeepAlive;

  @Option(
      names = {"--extent-memory-limit", "--extentMemoryLimit"},
      paramLabel = "MEGABYTES",
      description =
          "Accepted for the sake of scripts: messages in memory may fill the heap (java -Xmx).")
  @Nullable Double extentMemoryLimit;

  /** Where Azurite's blob service would listen. */
  Address blob() {
    return address("--blob-port", blobHost, blobPort, BLOB_PORT);
  }

  /** Where Azurite's table service would listen. */
  Address table() {
    return address("--table-port", tableHost, tablePort, TABLE_PORT);
  }

  /** Whether something was said about services that are not here. */
  boolean askForOtherServices() {
    return blobHost != null
        || blobPort != null
        || blobKeepAlive != null
        || tableHost != null
        || tablePort != null
        || tableKeepAlive != null;
  }

  /** An address to listen on. */
  record Address(String host, int port) {}

  private static Address address(
      String option, @Nullable String host, @Nullable Integer port, int usual) {
    int chosen = port == null ? usual : port;
    RunCommand.checkPort(option, chosen);
    return new Address(host == null ? "127.0.0.1" : host, chosen);
  }
}
