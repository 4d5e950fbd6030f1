package io.queuerite.emulator;

import io.queuerite.emulator.internal.model.AccountName;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an account may be called, and what its keys look like. */
final class AccountRules {
  static final String NAME = "1 to 63 letters, digits and dashes, not ending in -secondary";
  static final int MAX_KEYS = 2;

  private AccountRules() {}

  /**
   * Checks accounts by name, each with its keys in Base64.
   *
   * @return a copy: neither what was given nor what is taken out of it changes the accounts
   * @throws IllegalArgumentException naming the account, and never a key: it may be one that
   *     matters elsewhere
   */
  static Map<String, List<String>> checked(Map<String, List<String>> accounts) {
    EmulatorOptions.check(!accounts.isEmpty(), "accounts", "none", "at least one");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    accounts.forEach(
        (name, keys) -> {
          check(name, keys);
          copy.put(name, List.copyOf(keys));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static void check(String name, List<String> keys) {
    EmulatorOptions.check(AccountName.isLegal(name), "account", name, NAME);
    EmulatorOptions.check(
        !keys.isEmpty() && keys.size() <= MAX_KEYS,
        "account " + name,
        keys.size() + " keys",
        "one or two keys");
    for (String key : keys) {
      EmulatorOptions.check(
          isKey(key), "account " + name, "a key of " + key.length() + " characters", "Base64");
    }
  }

  static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
