package io.queuerite.emulator.internal.auth;

import java.util.Arrays;
import java.util.List;

/**
 * An account as a list {@code name:key1[:key2];...} tells it, unchecked: what stands for a name or
 * a key need not be one.
 */
public record AccountEntry(String name, List<String> keys) {
  /** The entries in the order given; blanks and empty entries do not matter. */
  public static List<AccountEntry> parse(String list) {
    return Arrays.stream(list.split(";", -1))
        .filter(entry -> !entry.isBlank())
        .map(AccountEntry::one)
        .toList();
  }

  private static AccountEntry one(String entry) {
    List<String> parts = Arrays.stream(entry.split(":", -1)).map(String::trim).toList();
    return new AccountEntry(parts.get(0), parts.subList(1, parts.size()));
  }

  /** Without the keys, nor the name: somebody may have written a key there. */
  @Override
  public String toString() {
    return "an account with " + keys.size() + " keys";
  }
}
