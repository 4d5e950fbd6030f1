package io.queuerite.emulator.testing;

import org.jspecify.annotations.Nullable;

/**
 * What a request is about, as far as its line tells.
 *
 * @param operation null where it asks for none that there is
 * @param account null where it could not be told, as for all that follow
 * @param queue as written in the URL; null for a request to the service itself
 * @param messageId as written in the URL; null but for a request to one message
 */
public record RequestSubject(
    @Nullable QueueOperation operation,
    @Nullable String account,
    @Nullable String queue,
    @Nullable String messageId) {
  /** A request of which nothing could be read. */
  public static final RequestSubject UNKNOWN = new RequestSubject(null, null, null, null);
}
