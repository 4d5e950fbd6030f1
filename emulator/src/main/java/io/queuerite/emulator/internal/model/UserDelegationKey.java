package io.queuerite.emulator.internal.model;

import java.time.Instant;

/**
 * A key that a user may sign shared access signatures with for a while. All but its value stands in
 * every signature made with it.
 *
 * @param user whose it is
 * @param start from when on it holds, to the second
 * @param expiry until when it holds, to the second
 * @param service the letter of the service for which it is good
 * @param version of the service, by which it was made
 * @param delegatedTenant the tenant of the users whom the user may name in signatures; empty for
 *     the user's own
 */
public record UserDelegationKey(
    User user,
    Instant start,
    Instant expiry,
    String service,
    String version,
    String delegatedTenant) {

  /** What is asked for: a key for these users and this while. */
  public record Wish(Instant start, Instant expiry, String delegatedTenant) {}

  /** The key with the value that signs, in Base64. */
  public record Issued(UserDelegationKey key, String value) {
    /** The value has no place in a log. */
    @Override
    public String toString() {
      return "Issued[key=" + key + "]";
    }
  }
}
