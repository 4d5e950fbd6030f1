package io.queuerite.functions.internal.invoke;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a queue function is called with.
 *
 * @param payload the decoded message
 * @param id null in a run that was started by hand
 * @param popReceipt as it was when the message was received; null in a run started by hand
 * @param dequeueCount 0 in a run started by hand
 * @param expirationTime the year 9999 where it is not known, as for {@code nextVisibleTime}
 */
public record QueueDelivery(
    Payload payload,
    @Nullable String id,
    @Nullable String popReceipt,
    long dequeueCount,
    Instant insertionTime,
    Instant expirationTime,
    Instant nextVisibleTime) {}
