package io.queuerite.emulator.internal.model;

/**
 * A receipt as the store knows it.
 *
 * @param stamp unique for its message: the ticks at which the message becomes visible, or more
 *     where that would repeat an earlier receipt
 * @param renewedAt the dequeue count when Update Message gave the receipt, {@link #NOT_RENEWED} for
 *     one given by Put or Get; decoration that clients see and nobody compares
 */
public record PopReceipt(long stamp, int renewedAt) {
  public static final int NOT_RENEWED = -1;

  /** A receipt that no message has: decodable, but not one of ours. */
  public static final PopReceipt UNKNOWN = new PopReceipt(Long.MIN_VALUE, NOT_RENEWED);
}
