package io.queuerite.emulator.internal.store;

/** Told of each batch of calls that a store has committed. Several lanes may tell at once. */
@FunctionalInterface
public interface BatchListener {
  /**
   * A batch is committed.
   *
   * @param calls how many calls shared the commit, 1 or more
   * @param nanos how long the batch took, its commit included
   */
  void committed(int calls, long nanos);
}
