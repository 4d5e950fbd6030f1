package io.queuerite.emulator.testing;

/** When a fault strikes. */
public enum FaultPoint {
  /** Before anything happened: a client that tries again does no harm. */
  BEFORE,

  /**
   * After the operation succeeded and was stored: it happened, and the client does not hear so. A
   * request that fails by itself meets no such fault.
   */
  AFTER_COMMIT
}
