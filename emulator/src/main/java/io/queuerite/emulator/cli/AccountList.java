package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.auth.AccountEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code AZURITE_ACCOUNTS}, read as Azurite reads it: {@code name:key1[:key2];...}, and the
 * accounts given replace {@code devstoreaccount1}. {@code QUEUERITE_ACCOUNTS} is the same and
 * outranks it.
 */
final class AccountList {
  private static final List<String> VARIABLES = List.of("QUEUERITE_ACCOUNTS", "AZURITE_ACCOUNTS");
  private static final String FORM = "expected name:key1[:key2];... with keys in Base64";

  private AccountList() {}

  /** The accounts and their keys in the order given; none where no variable is set. */
  static Map<String, String[]> read(Map<String, String> environment) {
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "").trim();
      if (!value.isEmpty()) {
        return parse(variable, value);
      }
    }
    return Map.of();
  }

  private static Map<String, String[]> parse(String variable, String value) {
    Map<String, String[]> accounts = new LinkedHashMap<>();
    for (AccountEntry entry : AccountEntry.parse(value)) {
      String[] keys = entry.keys().toArray(String[]::new);
      check(variable, entry.name(), keys);
      accounts.put(entry.name(), keys);
    }
    return accounts;
  }

  /** A mistake is told by its account: a value with keys in it is not to be printed. */
  private static void check(String variable, String name, String[] keys) {
    try {
      EmulatorOptions unused = EmulatorOptions.builder().account(name, keys).build();
    } catch (IllegalArgumentException wrong) {
      throw new MistakeException(variable + " " + wrong.getMessage() + "; " + FORM);
    }
  }
}
