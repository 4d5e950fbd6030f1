package io.queuerite.emulator.internal.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored access policy of a queue; each of its fields may be left to the signature that refers to
 * it. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/define-stored-access-policy">Define a
 * stored access policy</a>.
 *
 * @param permission letters out of {@code raup}
 */
public record AccessPolicy(
    String id, @Nullable Instant start, @Nullable Instant expiry, @Nullable String permission) {

  /** Whether it says nothing but its name. */
  public boolean isEmpty() {
    return start == null && expiry == null && permission == null;
  }
}
