package io.queuerite.emulator.cli;

import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words for a mistake on the command line: one line with the flag, the value, what was expected.
 */
final class Mistakes {
  private Mistakes() {}

  static String oneLine(RuntimeException mistake) {
    String message = String.valueOf(mistake.getMessage());
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      message = "unknown option '" + String.join(" ", unmatched.getUnmatched()) + "'";
    } else if (mistake instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      message = name(missing.getMissing().get(0)) + ": expected a value after it";
    } else if (mistake instanceof ParameterException wrong
        && wrong.getArgSpec() instanceof OptionSpec option
        && wrong.getValue() != null) {
      message =
          String.format(
              Locale.ROOT,
              "%s '%s': expected %s",
              name(option),
              wrong.getValue(),
              expected(option));
    }
    return message.lines().findFirst().orElse("");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String expected(OptionSpec option) {
    Class<?> type = option.type();
    if (type.isEnum()) {
      return String.join(", ", option.completionCandidates()).toLowerCase(Locale.ROOT);
    }
    return type == int.class || type == Integer.class ? "a whole number" : option.paramLabel();
  }
}
