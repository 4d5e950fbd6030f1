package io.queuerite.functions.internal.invoke;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How an app's outputs become messages.
 *
 * @param encoder makes a message's text of a payload
 * @param compactJson whether JSON is written in one line
 * @param sent is told the queue of each message that was written
 */
public record Outgoing(
    Function<Payload, String> encoder, boolean compactJson, Consumer<String> sent) {}
