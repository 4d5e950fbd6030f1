package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.dispatch.Eras;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.util.concurrent.CompletableFuture;

/** Sets an emulator back to how it started, in about a millisecond. */
public final class Reset {
  private final QueueStore store;
  private final EmulatorClock clock;
  private final FaultPlan faults;
  private final RequestJournal journal;
  private final Eras eras;

  public Reset(
      QueueStore store, EmulatorClock clock, FaultPlan faults, RequestJournal journal, Eras eras) {
    this.store = store;
    this.clock = clock;
    this.faults = faults;
    this.journal = journal;
    this.eras = eras;
  }

  /** Everything, for all accounts. */
  public void everything() {
    // Before the turn, as others may have to hear of it: a request of the new era meets real time.
    clock.reset();
    CompletableFuture<Void> emptied =
        eras.turn(
            () -> {
              faults.clear();
              journal.clear();
              return store.reset();
            });
    emptied.join();
  }

  /** The queues and service properties of one account. */
  public void account(AccountName account) {
    eras.turn(account.value(), () -> store.reset(account)).join();
  }
}
