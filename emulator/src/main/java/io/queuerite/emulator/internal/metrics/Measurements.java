package io.queuerite.emulator.internal.metrics;

import io.queuerite.emulator.testing.EmulatorClock;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * All that is known of a running emulator in numbers.
 *
 * @param waitingCalls store calls that wait for a lane
 * @param openConnections connections that clients have open
 * @param droppedLines lines that the access log could not take
 * @param build version and such, as texts by name
 */
public record Measurements(
    RequestMeter requests,
    BatchMeter batches,
    QueueSampler queues,
    EmulatorClock clock,
    IntSupplier waitingCalls,
    IntSupplier openConnections,
    LongSupplier droppedLines,
    Map<String, String> build) {}
