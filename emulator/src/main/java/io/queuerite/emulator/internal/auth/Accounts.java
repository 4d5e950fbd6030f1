package io.queuerite.emulator.internal.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts that exist, with their keys. */
public final class Accounts {
  private final Map<String, List<AccountKey>> keys;

  public Accounts(Map<String, List<AccountKey>> keys) {
    this.keys = Map.copyOf(keys);
  }

  public boolean has(String account) {
    return keys.containsKey(account);
  }

  /** An account's keys, either of which signs; null where there is no such account. */
  @Nullable List<AccountKey> keysOf(String account) {
    return keys.get(account);
  }
}
