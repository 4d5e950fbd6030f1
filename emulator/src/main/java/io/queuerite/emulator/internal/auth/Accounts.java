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
  }

  /**
   * @param accounts by name, each with its keys in Base64
   */
  public Accounts(Map<String, List<String>> accounts) {
    this.present = Present.of(accounts);
  }

  /** From now on these accounts exist and no others. A request sees the old ones or the new. */
  public void replace(Map<String, List<String>> accounts) {
    present = Present.of(accounts);
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
