package io.queuerite.emulator.testing;

import io.queuerite.emulator.internal.model.Ticks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The clock on which an emulator's messages live: insertion, visibility and expiry. It is real time
 * until a test moves it. Signatures are judged by real time all the same, or a test that jumps
 * seven days would lock itself out.
 *
 * <p>Safe for use by several threads; a change holds for every request that arrives after it.
 */
public final class EmulatorClock implements InstantSource {
  /** The service counts from 1601 and writes years with four digits. */
  private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.9999999Z");

  private final InstantSource realTime;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Setting setting = Setting.REAL_TIME;

  private record Setting(Duration offset, @Nullable Instant frozenAt) {
    static final Setting REAL_TIME = new Setting(Duration.ZERO, null);

    Instant at(Instant realTime) {
      return frozenAt != null ? frozenAt : realTime.plus(offset);
    }
  }

  /** A clock that shows what {@code realTime} shows. */
  public EmulatorClock(InstantSource realTime) {
    this.realTime = realTime;
  }

  /** The emulator's time, to 100 nanoseconds as the service counts it. */
  public Instant now() {
    return instant();
  }

  @Override
  public Instant instant() {
    return toTick(setting.at(realTime.instant()));
  }

  /** How far it is ahead of real time at this moment; negative where it is behind. */
  public Duration offset() {
    Instant real = realTime.instant();
    return Duration.between(real, setting.at(real));
  }

  /** Whether it stands still. */
  public boolean isFrozen() {
    return setting.frozenAt() != null;
  }

  /**
   * Moves the clock forward, or back by a negative duration.
   *
   * @return the new time
   * @throws IllegalArgumentException where the service cannot tell such a time: before 1601 or
   *     after 9999
   */
  public Instant advance(Duration by) {
    Objects.requireNonNull(by, "by");
    Instant time = move(by);
    tell();
    return time;
  }

  private synchronized Instant move(Duration by) {
    Setting was = setting;
    Instant time;
    try {
      time = was.at(realTime.instant()).plus(by);
    } catch (ArithmeticException | DateTimeException tooFar) {
      throw new IllegalArgumentException(
          "by " + by + ": expected a move to a time between " + FIRST + " and " + LAST, tooFar);
    }
    check(time);
    setting =
        was.frozenAt() != null
            ? new Setting(was.offset(), time)
            : new Setting(was.offset().plus(by), null);
    return now();
  }

  /**
   * Stops the clock where it stands; {@link #advance} and {@link #setTo} still move it.
   *
   * @return the time at which it stands
   */
  public Instant freeze() {
    Instant time;
    synchronized (this) {
      time = now();
      setting = new Setting(setting.offset(), time);
    }
    tell();
    return time;
  }

  /**
   * Sets the clock; it runs on from there, or stands there when frozen.
   *
   * @throws IllegalArgumentException where the service cannot tell such a time: before 1601 or
   *     after 9999
   */
  public void setTo(Instant time) {
    Objects.requireNonNull(time, "time");
    check(time);
    synchronized (this) {
      boolean frozen = setting.frozenAt() != null;
      setting = new Setting(Duration.between(realTime.instant(), time), frozen ? time : null);
    }
    tell();
  }

  /** Back to real time. */
  public void reset() {
    synchronized (this) {
      setting = Setting.REAL_TIME;
    }
    tell();
  }

  /**
   * Has something done whenever the clock was moved, frozen, set or reset, for timers that run on
   * it. It must be short: who moves the clock waits for it.
   *
   * @return ends that
   */
  public Runnable onMove(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  private static void check(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "time " + time + ": expected one between " + FIRST + " and " + LAST);
    }
  }

  private static Instant toTick(Instant time) {
    return Ticks.toInstant(Ticks.of(time));
  }
}
