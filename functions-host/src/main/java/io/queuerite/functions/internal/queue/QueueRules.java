package io.queuerite.functions.internal.queue;

import io.queuerite.functions.Parity;
import io.queuerite.functions.internal.config.QueuesConfig;
import java.util.function.DoubleSupplier;

/**
 * By what all queue triggers of an app go.
 *
 * @param random 0 to 1, for the jitter of the back-off
 */
public record QueueRules(QueuesConfig config, Parity parity, DoubleSupplier random) {
  MessageTextCodec codec() {
    return new MessageTextCodec(config.base64());
  }
}
