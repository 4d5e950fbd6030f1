package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import java.time.Instant;

/** What each part of the contract needs: a store that nobody has used yet. */
public interface StoreUnderTest {
  /** A time with a fraction, so that a store that rounds is found out. */
  Instant NOW = Instant.parse("2027-01-01T00:00:00.1234567Z");

  AccountName ACCOUNT = new AccountName("devstoreaccount1");

  QueueStore store();

  /** A queue that does not exist yet. */
  default TestQueue queue(String name) {
    return queue(ACCOUNT, name);
  }

  /** A queue of another account that does not exist yet. */
  default TestQueue queue(AccountName account, String name) {
    return new TestQueue(store(), new QueueAddress(account, QueueName.parse(name)));
  }

  /** An empty queue. */
  default TestQueue newQueue() {
    return queue("orders").created();
  }

  /** Sweeps until nothing is left; how many rows went. */
  default int sweepAll(Instant now) {
    int swept = 0;
    int slice = Answers.await(store().sweep(now));
    while (slice > 0) {
      swept += slice;
      slice = Answers.await(store().sweep(now));
    }
    return swept;
  }
}
