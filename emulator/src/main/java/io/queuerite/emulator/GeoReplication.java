package io.queuerite.emulator;

import io.queuerite.emulator.internal.model.ReplicationStatus;

/**
 * What Get Queue Service Stats tells of the secondary. It changes nothing else: the secondary
 * answers all the same.
 */
public enum GeoReplication {
  /** The default: in step, last synchronised at this moment. */
  LIVE(ReplicationStatus.LIVE),
  /** The first synchronisation is under way, so there is no time of a last one. */
  BOOTSTRAP(ReplicationStatus.BOOTSTRAP),
  /** Out of reach, and no time of a last synchronisation is known. */
  UNAVAILABLE(ReplicationStatus.UNAVAILABLE);

  private final ReplicationStatus status;

  GeoReplication(ReplicationStatus status) {
    this.status = status;
  }

  ReplicationStatus status() {
    return status;
  }
}
