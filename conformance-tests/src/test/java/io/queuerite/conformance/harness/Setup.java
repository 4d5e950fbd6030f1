package io.queuerite.conformance.harness;

import io.queuerite.emulator.EmulatorOptions;
import java.time.Duration;
import java.util.List;

/** What a target that the tests start is told: as options in process, as arguments otherwise. */
public enum Setup {
  /** Nothing. */
  PLAIN,
  /** To keep a deleted queue's name back. */
  SLOW_DELETION;

  /** For how long it does; short enough to be waited for. */
  public static final Duration DELETE_DELAY = Duration.ofSeconds(3);

  EmulatorOptions options() {
    EmulatorOptions.Builder options = EmulatorOptions.builder();
    return switch (this) {
      case PLAIN -> options.build();
      case SLOW_DELETION -> options.deleteDelay(DELETE_DELAY).build();
    };
  }

  List<String> arguments() {
    return switch (this) {
      case PLAIN -> List.of();
      case SLOW_DELETION -> List.of("--delete-delay", Long.toString(DELETE_DELAY.toSeconds()));
    };
  }
}
