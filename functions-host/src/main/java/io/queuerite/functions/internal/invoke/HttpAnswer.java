package io.queuerite.functions.internal.invoke;

import java.util.Map;

/** What goes back to who sent a request; header names disregard case. */
public record HttpAnswer(int status, Map<String, String> headers, Payload body) {}
