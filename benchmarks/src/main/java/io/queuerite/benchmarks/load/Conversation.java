package io.queuerite.benchmarks.load;

import java.nio.ByteBuffer;

/**
 * What one connection says again and again, request by request, and what it makes of the answers.
 */
interface Conversation {
  /** What an answer means. */
  enum Verdict {
    /** As it should be, and the operation has another request. */
    GO_ON,
    /** As it should be, and the operation is complete. */
    DONE,
    /** Right, but the queue had not the messages that the operation needs. */
    RAN_DRY,
    /** Not what a server that works answers. */
    WRONG
  }

  /** The next request. */
  ByteBuffer next();

  /**
   * Judges the answer to the last request. After any verdict but GO_ON the next request begins a
   * new operation.
   */
  Verdict heard(Answer answer);
}
