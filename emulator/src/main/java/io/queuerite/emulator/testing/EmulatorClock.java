package io.queuerite.emulator.testing;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.model.CommonClock;
import io.queuerite.emulator.internal.model.SharedTime;
import io.queuerite.emulator.internal.model.Ticks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The clock on which an emulator's messages live: insertion, visibility and expiry. It is real time
 * until a test moves it. Signatures are judged by real time all the same, or a test that jumps
 * seven days would lock itself out.
 *
 * <p>Safe for use by several threads; a change holds for every request that arrives after it.
 * Emulators that share a database share this clock: a change then holds for the requests of all of
 * them, takes some hundred milliseconds (seconds, if one of them has just died), and throws {@link
 * IllegalStateException} where the database does not answer.
 */
public final class EmulatorClock implements InstantSource {
  /** The service counts from 1601 and writes years with four digits. */
  private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.9999999Z");

  private final InstantSource realTime;
  private final CommonClock setting;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** A clock that shows what {@code realTime} shows. */
  public EmulatorClock(InstantSource realTime) {
    this.realTime = realTime;
    this.setting = realTime instanceof SharedTime shared ? shared.clock() : new OwnSetting();
    setting.onChange(() -> listeners.forEach(Runnable::run));
  }

  /** The emulator's time, to 100 nanoseconds as the service counts it. */
  public Instant now() {
    return instant();
  }

  @Override
  public Instant instant() {
    return toTick(setting.setting().at(realTime.instant()));
  }

  /** How far it is ahead of real time at this moment; negative where it is behind. */
  public Duration offset() {
    Instant real = realTime.instant();
    return Duration.between(real, setting.setting().at(real));
  }

  /** Whether it stands still. */
  public boolean isFrozen() {
    return setting.setting().frozenAt() != null;
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
    return shown(setting.change(was -> moved(was, by)));
  }

  private ClockSetting moved(ClockSetting was, Duration by) {
    Instant time;
    try {
      time = was.at(realTime.instant()).plus(by);
    } catch (ArithmeticException | DateTimeException tooFar) {
      throw new IllegalArgumentException(
          "by " + by + ": expected a move to a time between " + FIRST + " and " + LAST, tooFar);
    }
    check(time);
    return was.frozenAt() != null
        ? new ClockSetting(was.offset(), time)
        : new ClockSetting(was.offset().plus(by), null);
  }

  /**
   * Stops the clock where it stands; {@link #advance} and {@link #setTo} still move it.
   *
   * @return the time at which it stands
   */
  public Instant freeze() {
    return shown(
        setting.change(was -> new ClockSetting(was.offset(), toTick(was.at(realTime.instant())))));
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
    ClockSetting unused =
        setting.change(
            was ->
                new ClockSetting(
                    Duration.between(realTime.instant(), time),
                    was.frozenAt() != null ? time : null));
  }

  /** Back to real time. */
  public void reset() {
    ClockSetting unused = setting.change(was -> ClockSetting.REAL_TIME);
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

  private Instant shown(ClockSetting set) {
    return toTick(set.at(realTime.instant()));
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

  /** The setting of an emulator that has its data to itself. */
  private static final class OwnSetting implements CommonClock {
    private volatile ClockSetting current = ClockSetting.REAL_TIME;
    private volatile Runnable listener = () -> {};

    @Override
    public ClockSetting setting() {
      return current;
    }

    @Override
    public boolean isCurrent() {
      return true;
    }

    @Override
    public ClockSetting change(UnaryOperator<ClockSetting> change) {
      ClockSetting next;
      synchronized (this) {
        next = change.apply(current);
        current = next;
      }
      listener.run();
      return next;
    }

    @Override
    public void onChange(Runnable changed) {
      listener = changed;
    }
  }
}
