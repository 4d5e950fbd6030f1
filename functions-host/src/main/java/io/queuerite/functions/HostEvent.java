package io.queuerite.functions;

import java.time.Duration;

/** Something that a queue-triggered function's listener did, in the order in which it did it. */
public sealed interface HostEvent {
  /** The function whose listener it was. */
  String function();

  /** The queue was asked whether it exists. */
  record Asked(String function, boolean exists) implements HostEvent {}

  /** Messages were asked for. */
  record Polled(String function, int found) implements HostEvent {}

  /** The next poll waits so long, unless something ends the wait. */
  record Waiting(String function, Duration delay) implements HostEvent {}

  /** A run began. */
  record Started(String function, String messageId, long dequeueCount) implements HostEvent {}

  /** A run ended; what becomes of the message follows. */
  record Finished(String function, String messageId, boolean succeeded) implements HostEvent {}

  /** The lease was renewed. */
  record Renewed(String function, String messageId) implements HostEvent {}

  /** The lease is lost: the message was changed or deleted by somebody else. */
  record RenewalLost(String function, String messageId) implements HostEvent {}

  /** A renewal failed, and is tried again after that time. */
  record RenewalFailed(String function, String messageId, Duration retry) implements HostEvent {}

  /** The message was deleted; or, where the receipt did not match, left to whoever changed it. */
  record Deleted(String function, String messageId, boolean found) implements HostEvent {}

  /** The message is visible again after that time; or was changed by somebody else. */
  record Released(String function, String messageId, Duration after, boolean found)
      implements HostEvent {}

  /** The message was copied to the poison queue. */
  record Poisoned(String function, String messageId, String poisonQueue) implements HostEvent {}

  /** The message's text is no Base64. */
  record Undecodable(String function, String messageId) implements HostEvent {}

  /** The message is left as it is until its lease is over. */
  record LeftInvisible(String function, String messageId) implements HostEvent {}

  /** What stops the real host. */
  record Fatal(String function, Throwable failure) implements HostEvent {}
}
