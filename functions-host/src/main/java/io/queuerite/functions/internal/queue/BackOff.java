package io.queuerite.functions.internal.queue;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a poll that found nothing: 100 ms after a success, then about twice as
 * long each time, up to a maximum. The randomised exponential back-off of the real host.
 */
final class BackOff {
  private static final double MIN = 100;
  private static final double JITTER = 0.2;

  private final double max;
  private final DoubleSupplier random;
  private double current = -1;
  private int exponent;

  /**
   * @param max the longest wait, kept exactly once it is reached
   * @param random 0 to 1
   */
  BackOff(Duration max, DoubleSupplier random) {
    this.max = max.toNanos() / 1e6;
    this.random = random;
  }

  /**
   * The wait after an empty poll.
   *
   * @param found whether messages were found since the last wait
   */
  Duration next(boolean found) {
    if (found) {
      current = MIN;
      exponent = 1;
    } else if (current < max) {
      double candidate = exponent == 0 ? MIN : MIN + jitter() * Math.pow(2, exponent - 1) * MIN;
      if (candidate < max) {
        current = candidate;
        exponent++;
      } else {
        current = max;
      }
    }
    return Duration.ofNanos(Math.round(current * 1e6));
  }

  private double jitter() {
    return 1 - JITTER + 2 * JITTER * random.getAsDouble();
  }
}
