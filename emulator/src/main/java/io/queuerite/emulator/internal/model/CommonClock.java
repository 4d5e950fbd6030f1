package io.queuerite.emulator.internal.model;

import java.util.function.UnaryOperator;

/** Where a clock's setting is kept, perhaps for several emulators that share their data. */
public interface CommonClock {
  /** The setting as far as it is known here; that it is current, {@link #isCurrent} tells. */
  ClockSetting setting();

  /**
   * Whether no change can have been made elsewhere of which this emulator does not know. To be
   * asked before the clock is read.
   */
  boolean isCurrent();

  /**
   * Changes the setting, and returns when every emulator goes by the new one.
   *
   * @throws IllegalStateException where it cannot be changed; it may be changed all the same
   */
  ClockSetting change(UnaryOperator<ClockSetting> change);

  /** Has something done whenever the setting has changed, here or elsewhere. */
  void onChange(Runnable listener);
}
