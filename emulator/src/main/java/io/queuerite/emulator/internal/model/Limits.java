package io.queuerite.emulator.internal.model;

import java.time.Duration;
import java.time.Instant;

/** The service's bounds, as its documentation and its recorded answers give them. */
public final class Limits {
  /** UTF-8 bytes of a message's text. */
  public static final int MESSAGE_BYTES = 64 * 1024;

  /** Messages in one Get or Peek. */
  public static final int MESSAGES_PER_CALL = 32;

  /** Queues on one page of a list; also the default. */
  public static final int QUEUES_PER_PAGE = 5000;

  /** The longest visibility timeout, the default time to live, and the longest one before 2017. */
  public static final int SEVEN_DAYS = (int) Duration.ofDays(7).toSeconds();

  /** The longest visibility timeout before version 2011-08-18. */
  public static final int TWO_HOURS = (int) Duration.ofHours(2).toSeconds();

  /** A Get's visibility timeout in seconds, where none is given. */
  public static final int DEFAULT_VISIBILITY_TIMEOUT = 30;

  /** The expiration time of a message that never expires. */
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private Limits() {}
}
