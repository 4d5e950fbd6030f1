package io.queuerite.benchmarks.load;

/** When a request that is sent again and again gets a fresh signature. */
public enum Signing {
  /**
   * Once a second: until then date, length and address are the same, and so would the signature be.
   */
  SECOND,
  /** For each request, as a client library does. */
  EACH
}
