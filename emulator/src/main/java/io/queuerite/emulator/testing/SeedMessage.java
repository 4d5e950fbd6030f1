package io.queuerite.emulator.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to lay into a queue, as if it had already lived there for a while. Immutable: each
 * method gives a changed copy.
 *
 * <pre>{@code
 * emulator.queue("orders").put(
 *     SeedMessage.of("poison").dequeueCount(4).hiddenFor(Duration.ofSeconds(10)));
 * }</pre>
 */
public final class SeedMessage {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Duration SEVEN_DAYS = Duration.ofDays(7);

  private final String text;
  private final int dequeueCount;
  private final @Nullable Instant hiddenUntil;
  private final Duration hiddenFor;
  private final @Nullable Duration timeToLive;

  private SeedMessage(
      String text,
      int dequeueCount,
      @Nullable Instant hiddenUntil,
      Duration hiddenFor,
      @Nullable Duration timeToLive) {
    this.text = text;
    this.dequeueCount = dequeueCount;
    this.hiddenUntil = hiddenUntil;
    this.hiddenFor = hiddenFor;
    this.timeToLive = timeToLive;
  }

  /**
   * A message that is visible at once, was never handed out and lives for seven days.
   *
   * @param text stored as it is; at most 64 KiB of UTF-8
   */
  public static SeedMessage of(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "text of " + bytes + " bytes: expected at most " + MAX_BYTES);
    }
    return new SeedMessage(text, 0, null, Duration.ZERO, SEVEN_DAYS);
  }

  /** How often it was handed out; 0 or more. */
  public SeedMessage dequeueCount(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("dequeueCount '" + times + "': expected 0 or more");
    }
    return new SeedMessage(text, times, hiddenUntil, hiddenFor, timeToLive);
  }

  /** Hidden until then, by the emulator's clock; a time that has passed leaves it visible. */
  public SeedMessage hiddenUntil(Instant time) {
    return new SeedMessage(text, dequeueCount, time, Duration.ZERO, timeToLive);
  }

  /** Hidden for so long from when it is put, by the emulator's clock; nothing or more. */
  public SeedMessage hiddenFor(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("hiddenFor '" + time + "': expected nothing or more");
    }
    return new SeedMessage(text, dequeueCount, null, time, timeToLive);
  }

  /** Gone after so long, by the emulator's clock; more than nothing. */
  public SeedMessage timeToLive(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("timeToLive '" + time + "': expected more than nothing");
    }
    return new SeedMessage(text, dequeueCount, hiddenUntil, hiddenFor, time);
  }

  /** Never gone. */
  public SeedMessage neverExpires() {
    return new SeedMessage(text, dequeueCount, hiddenUntil, hiddenFor, null);
  }

  public String text() {
    return text;
  }

  public int dequeueCount() {
    return dequeueCount;
  }

  /** When it becomes visible, if it is put now. */
  public Instant visibleAt(Instant now) {
    return hiddenUntil == null ? now.plus(hiddenFor) : hiddenUntil;
  }

  /** How long it lives; null for ever. */
  public @Nullable Duration timeToLive() {
    return timeToLive;
  }
}
