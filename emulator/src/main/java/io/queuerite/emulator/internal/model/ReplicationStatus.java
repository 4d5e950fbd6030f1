package io.queuerite.emulator.internal.model;

/** How the secondary is said to be doing. */
public enum ReplicationStatus {
  LIVE("live"),
  BOOTSTRAP("bootstrap"),
  UNAVAILABLE("unavailable");

  private final String wire;

  ReplicationStatus(String wire) {
    this.wire = wire;
  }

  /** As Get Queue Service Stats writes it. */
  public String wire() {
    return wire;
  }
}
