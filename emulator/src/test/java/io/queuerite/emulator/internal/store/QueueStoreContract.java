package io.queuerite.emulator.internal.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** All that a store promises. Each engine subclasses this, and has to pass every test of it. */
public abstract class QueueStoreContract
    implements QueueContract,
        DeletionContract,
        ListContract,
        MessageContract,
        ReceiptContract,
        CountContract,
        ContentsContract,
        BatchContract,
        OverviewContract,
        MoveContract,
        ResetContract,
        CrowdContract {
  private QueueStore store;

  /** Opens an empty store. */
  protected abstract QueueStore open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Override
  public final QueueStore store() {
    return store;
  }

  /** Goes on with another store, whose turn to be closed it is then. */
  protected final void use(QueueStore another) {
    store = another;
  }
}
