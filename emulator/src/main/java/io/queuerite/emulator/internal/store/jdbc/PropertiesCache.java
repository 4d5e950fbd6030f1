package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Service properties at hand, as they are asked for with many requests: where the database has no
 * other writer. Where it has one, they are read each time.
 */
final class PropertiesCache {
  private final boolean keeps;
  private final Map<AccountName, ServiceProperties> known = new ConcurrentHashMap<>();

  PropertiesCache(boolean keeps) {
    this.keeps = keeps;
  }

  @Nullable ServiceProperties get(AccountName account) {
    return known.get(account);
  }

  /** With the commit, so that what is at hand changes in the order in which the file does. */
  ServiceProperties keep(UnitOfWork unit, AccountName account, ServiceProperties current) {
    if (keeps) {
      unit.onCommit(() -> known.put(account, current));
    }
    return current;
  }

  void forget(AccountName account) {
    known.remove(account);
  }

  void clear() {
    known.clear();
  }
}
