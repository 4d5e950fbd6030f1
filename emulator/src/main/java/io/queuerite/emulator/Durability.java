package io.queuerite.emulator;

/** What an acknowledged change to a file survives. Memory survives nothing. */
public enum Durability {
  /** The last half second may be lost when the process is killed. The fastest. */
  RELAXED,
  /** The default: an acknowledged change survives {@code kill -9}, not a power failure. */
  COMMIT,
  /** An acknowledged change survives a power failure, at the price of a disk flush each. */
  FSYNC
}
