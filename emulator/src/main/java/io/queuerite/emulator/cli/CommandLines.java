package io.queuerite.emulator.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Sets picocli up: every option has an environment variable, and a flag outranks it. */
final class CommandLines {
  private static final String PREFIX = "QUEUERITE_";

  private CommandLines() {}

  static CommandLine of(Object command, Map<String, String> environment) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(new Environment(environment))
        .setUsageHelpWidth(100);
  }

  /** {@code --queue-port} is {@code QUEUERITE_QUEUE_PORT}. */
  private record Environment(Map<String, String> variables) implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
      if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
        return null;
      }
      String value = variables.get(variable(option));
      return value == null || value.isEmpty() ? null : value;
    }
  }

  /** The environment variable of an option, after its documented name. */
  static String variable(OptionSpec option) {
    for (String name : option.names()) {
      if (name.startsWith("--") && name.equals(name.toLowerCase(Locale.ROOT))) {
        return PREFIX + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
      }
    }
    throw new IllegalStateException("an option without a documented name");
  }
}
