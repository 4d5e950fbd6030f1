package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * On which lane a call goes. Those about one queue go on one lane, so that they keep their order.
 */
interface Lanes extends AutoCloseable {
  Lane of(QueueAddress queue);

  /** For what concerns an account as a whole. */
  Lane of(AccountName account);

  List<Lane> all();

  /** Has something done after all calls that came before, and before all that come after. */
  <T> CompletableFuture<T> alone(Work<T> work);

  /** Has everything read as it stands at one moment. */
  <T> CompletableFuture<T> atOneMoment(Work<T> work);

  @Override
  void close();
}
