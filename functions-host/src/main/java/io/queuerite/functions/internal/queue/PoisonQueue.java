package io.queuerite.functions.internal.queue;

import org.jspecify.annotations.Nullable;

/** Where messages go that cannot be processed. */
final class PoisonQueue {
  private static final String SUFFIX = "-poison";
  private static final int MAX_NAME = 63;

  private PoisonQueue() {}

  /** The name of a queue's poison queue; null where it has none, being one or too long a name. */
  static @Nullable String nameFor(String queue) {
    boolean none = queue.endsWith(SUFFIX) || queue.length() + SUFFIX.length() > MAX_NAME;
    return none ? null : queue + SUFFIX;
  }
}
