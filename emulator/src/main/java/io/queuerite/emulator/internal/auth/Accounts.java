package io.queuerite.emulator.internal.auth;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts that exist, with their keys. They may be replaced, all at once, at any time. */
public final class Accounts {
  private volatile Present present;

  private record Present(Map<String, List<String>> inBase64, Map<String, List<AccountKey>> keys) {
    static Present of(Map<String, List<String>> accounts) {
      Map<String, List<AccountKey>> keys = new HashMap<>();
      accounts.forEach(
          (name, texts) -> keys.put(name, texts.stream().map(AccountKey::ofBase64).toList()));
      return new Present(Collections.unmodifiableMap(new LinkedHashMap<>(accounts)), keys);
    }

    /** A copy with one account more, or other keys for it; the others' keys are read already. */
    Present with(String name, List<String> texts) {
      Map<String, List<String>> more = new LinkedHashMap<>(inBase64);
      more.put(name, texts);
      Map<String, List<AccountKey>> moreKeys = new HashMap<>(keys);
      moreKeys.put(name, texts.stream().map(AccountKey::ofBase64).toList());
      return new Present(Collections.unmodifiableMap(more), moreKeys);
    }

    Present without(String name) {
      Map<String, List<String>> fewer = new LinkedHashMap<>(inBase64);
      fewer.remove(name);
      Map<String, List<AccountKey>> fewerKeys = new HashMap<>(keys);
      fewerKeys.remove(name);
      return new Present(Collections.unmodifiableMap(fewer), fewerKeys);
    }
  }

  /**
   * @param accounts by name, each with its keys in Base64
   */
  public Accounts(Map<String, List<String>> accounts) {
    this.present = Present.of(accounts);
  }

  /** From now on these accounts exist and no others. A request sees the old ones or the new. */
  public synchronized void replace(Map<String, List<String>> accounts) {
    present = Present.of(accounts);
  }

  /**
   * Adds an account.
   *
   * @return false where there is one of that name, which stays as it is
   */
  public synchronized boolean add(String account, List<String> keysInBase64) {
    if (has(account)) {
      return false;
    }
    present = present.with(account, keysInBase64);
    return true;
  }

  /**
   * Takes an account away, unless it is the last one.
   *
   * @return whether it was there and is not any more
   */
  public synchronized boolean remove(String account) {
    if (!has(account) || present.inBase64().size() == 1) {
      return false;
    }
    present = present.without(account);
    return true;
  }

  /** The accounts as they are now, in their order, each with its keys in Base64. */
  public Map<String, List<String>> inBase64() {
    return present.inBase64();
  }

  public boolean has(String account) {
    return present.keys().containsKey(account);
  }

  /** An account's keys, either of which signs; null where there is no such account. */
  @Nullable List<AccountKey> keysOf(String account) {
    return present.keys().get(account);
  }
}
