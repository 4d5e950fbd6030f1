package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.probe.QueueProbes;
import io.queuerite.emulator.internal.probe.QueueProbes.Cursor;
import io.queuerite.emulator.internal.probe.QueueProbes.Page;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.testing.QueueProbe;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the account and the queue that a caller means. */
final class AccountQueues {
  private final QueueProbes probes;
  private final Supplier<Set<String>> accounts;

  /**
   * @param accounts the accounts' names as they are now, in their order
   */
  AccountQueues(QueueProbes probes, Supplier<Set<String>> accounts) {
    this.probes = probes;
    this.accounts = accounts;
  }

  /** The account that the query names; the first one where it names none. */
  String account(Inquiry inquiry) {
    Set<String> present = accounts.get();
    String named = inquiry.query().text("account");
    if (named == null) {
      return present.iterator().next();
    } else if (!present.contains(named)) {
      throw Refusal.notFound(
          "account '" + named + "': expected one of " + String.join(", ", present));
    }
    return named;
  }

  List<String> names(String account) {
    return probes.names(new AccountName(account));
  }

  OverviewPage overview(String account, ListQuery query) {
    return probes.overview(new AccountName(account), query);
  }

  Page page(QueueProbe queue, @Nullable Cursor after, int limit) {
    return probes.page(new AccountName(queue.account()), queue.name(), after, limit);
  }

  /** The queue that the route's first variable names; it need not exist. */
  QueueProbe named(Inquiry inquiry) {
    return probes.queue(new AccountName(account(inquiry)), inquiry.variable(0));
  }

  /** The queue that the route's first variable names, which must exist. */
  QueueProbe present(Inquiry inquiry) {
    return present(named(inquiry));
  }

  /** Another queue of that queue's account, which must exist. */
  QueueProbe present(QueueProbe queue, String other) {
    return present(probes.queue(new AccountName(queue.account()), other));
  }

  private static QueueProbe present(QueueProbe queue) {
    if (!queue.exists()) {
      throw Refusal.notFound(
          "queue '%s': expected one that account '%s' has"
              .formatted(queue.name(), queue.account()));
    }
    return queue;
  }
}
