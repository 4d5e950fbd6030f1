package io.queuerite.benchmarks;

import picocli.CommandLine;

/** Behind {@code ./bench}. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLine bench = new CommandLine(new LoadCommand(System.out));
    bench
        .addSubcommand(new StartCommand(System.out))
        .addSubcommand(new EmbeddedCommand(System.out))
        .addSubcommand(new DepthCommand(System.out))
        .addSubcommand(new FunctionsCommand(System.out))
        .addSubcommand(new SharedCommand(System.out));
    bench.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(bench.execute(args));
  }
}
