package io.queuerite.emulator.internal.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers.
 *
 * @param body null for none
 */
record Outcome(int status, @Nullable Map<String, ? extends @Nullable Object> body) {
  static final Outcome DONE = new Outcome(204, null);

  static Outcome ok(Map<String, ? extends @Nullable Object> body) {
    return new Outcome(200, body);
  }

  static Outcome created(Map<String, ? extends @Nullable Object> body) {
    return new Outcome(201, body);
  }
}
