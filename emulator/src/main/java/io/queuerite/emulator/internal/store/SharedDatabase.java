package io.queuerite.emulator.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * A database server that several emulators share.
 *
 * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE}, without a password
 * @param user null for the driver's own choice
 * @param password null for none
 */
public record SharedDatabase(String url, @Nullable String user, @Nullable String password) {
  /** The password has no place in a log. */
  @Override
  public String toString() {
    return "SharedDatabase[url=" + url + ", user=" + user + "]";
  }
}
