package io.queuerite.functions.internal.config;

import java.time.Duration;

/**
 * The section {@code extensions.queues} of host.json, with what is not said filled in.
 *
 * @param batchSize messages asked for at once, 1 to 32
 * @param newBatchThreshold the next batch is asked for when so few runs are in progress
 * @param maxDequeueCount tries before a message goes to the poison queue, 1 or more
 * @param maxPollingInterval the longest wait between two polls of an empty queue
 * @param visibilityTimeout how long a message stays invisible after a failed run, whole seconds
 * @param base64 whether message texts are Base64 of the payload
 */
public record QueuesConfig(
    int batchSize,
    int newBatchThreshold,
    int maxDequeueCount,
    Duration maxPollingInterval,
    Duration visibilityTimeout,
    boolean base64) {}
