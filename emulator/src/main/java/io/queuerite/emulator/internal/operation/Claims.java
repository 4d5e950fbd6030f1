package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.PopReceipts;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which message a request means, and the receipt that it holds for it. */
final class Claims {
  private static final String POP_RECEIPT = "popreceipt";
  private static final int GUID_LENGTH = 36;

  /** The one GUID that no message gets. */
  private static final UUID NO_MESSAGE = new UUID(0, 0);

  private Claims() {}

  /** The receipt is judged before anything is looked up; an id that is no GUID is just unknown. */
  static Claim read(OperationCall call) {
    String receipt = call.params().required(POP_RECEIPT);
    return new Claim(id(call.messageId()), PopReceipts.read(POP_RECEIPT, receipt));
  }

  private static UUID id(@Nullable String text) {
    if (text == null || text.length() != GUID_LENGTH) {
      return NO_MESSAGE;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noGuid) {
      return NO_MESSAGE;
    }
  }
}
