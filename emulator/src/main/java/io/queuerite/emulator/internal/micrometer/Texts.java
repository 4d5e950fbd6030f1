package io.queuerite.emulator.internal.micrometer;

/** What each meter is, in one sentence. */
final class Texts {
  static final String REQUESTS = "Requests by operation: from the last byte to the answer";
  static final String ERRORS = "Requests that were answered with an error, by its code";
  static final String MALFORMED = "What came and was no HTTP, by the status that was answered";
  static final String BATCH_CALLS = "Store calls that share one commit";
  static final String BATCH_TIME = "Time of one batch of store calls, its commit included";
  static final String CALLS = "Store calls that were committed";
  static final String WAITING = "Store calls that wait for a lane";
  static final String CONNECTIONS = "Connections that clients have open";
  static final String CLOCK_OFFSET = "How far the emulator's clock is ahead of real time";
  static final String CLOCK_FROZEN = "1 while the emulator's clock stands still, 0 otherwise";
  static final String DROPPED = "Lines that the access log had no room for";
  static final String BUILD =
      "Always 1: the version, the Java and the kind of store are its labels";
  static final String QUEUES = "Queues of all accounts";
  static final String OMITTED = "Queues without series of their own: there are too many";
  static final String MESSAGES = "Messages that have not expired, visible ones and hidden ones";
  static final String OLDEST = "How long ago the message that is first in line was put; 0 for none";

  private Texts() {}
}
