package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.Ticks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Pop receipts on the wire, in the layout of the real service's: Base64 of three integers and a
 * Windows FILETIME, followed by the dequeue count where Update Message gave the receipt.
 */
public final class PopReceipts {
  private static final int GIVEN = 2;
  private static final int RENEWED = 3;
  private static final int CONSTANT = 3;
  private static final int LENGTH = 20;
  private static final int RENEWED_LENGTH = 24;
  private static final int GROUP = 4;

  private PopReceipts() {}

  public static String write(PopReceipt receipt) {
    boolean renewed = receipt.renewedAt() != PopReceipt.NOT_RENEWED;
    byte[] written = new byte[renewed ? RENEWED_LENGTH : LENGTH];
    ByteBuffer bytes = buffer(written);
    bytes.putInt(renewed ? RENEWED : GIVEN).putInt(CONSTANT).putInt(0);
    bytes.putLong(receipt.stamp() + Ticks.FILETIME_EPOCH);
    if (renewed) {
      bytes.putInt(receipt.renewedAt());
    }
    return Base64.getEncoder().encodeToString(written);
  }

  /**
   * Reads a receipt. One that decodes but is none of ours matches no message.
   *
   * @throws StorageException {@code InvalidQueryParameterValue} where it is no Base64
   */
  public static PopReceipt read(String parameter, String text) {
    byte[] decoded;
    try {
      if (text.isEmpty() || text.length() % GROUP != 0) {
        throw new IllegalArgumentException("Base64 comes in fours");
      }
      decoded = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw Params.invalid(parameter, text, "Invalid pop receipt format");
    }
    ByteBuffer bytes = buffer(decoded);
    boolean given = decoded.length == LENGTH && bytes.getInt(0) == GIVEN;
    boolean renewed = decoded.length == RENEWED_LENGTH && bytes.getInt(0) == RENEWED;
    if ((!given && !renewed) || bytes.getInt(4) != CONSTANT || bytes.getInt(8) != 0) {
      return PopReceipt.UNKNOWN;
    }
    long stamp = bytes.getLong(12) - Ticks.FILETIME_EPOCH;
    return new PopReceipt(stamp, renewed ? bytes.getInt(LENGTH) : PopReceipt.NOT_RENEWED);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
