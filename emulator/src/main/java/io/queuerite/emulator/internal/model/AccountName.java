package io.queuerite.emulator.internal.model;

import java.util.Locale;

/**
 * A storage account's name. Azure's own are 3 to 24 lower-case letters and digits; a local account
 * may also have capitals and dashes and be up to 63 characters long, because names in use with
 * other emulators do.
 */
public record AccountName(String value) {
  private static final int MAX_LENGTH = 63;
  private static final String SECONDARY = "-secondary";

  public AccountName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "account name '%s': expected 1 to 63 letters, digits and dashes, not ending in %s",
              value,
              SECONDARY));
    }
  }

  /** Whether an account may have this name. */
  public static boolean isLegal(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.charAt(0) != '-'
        && value.chars().allMatch(AccountName::isAllowed)
        && !value.endsWith(SECONDARY);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
