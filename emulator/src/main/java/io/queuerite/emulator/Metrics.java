package io.queuerite.emulator;

/** Who may read what a running emulator measures, under {@code /_queuerite/metrics}. */
public enum Metrics {
  /** The default: who may steer it, as {@link Control} says. */
  CONTROL,
  /**
   * Everybody who can reach the port, also where nobody may steer it: for a Prometheus server on
   * another machine. Nothing can be changed by reading; the names of accounts and queues are told.
   */
  ANY,
  /** Nobody, and nothing is measured. */
  OFF
}
