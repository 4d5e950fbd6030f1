package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.protocol.Query;
import java.util.List;

/** The fields of a shared access signature, as the query gives them: decoded, absent ones empty. */
record Sas(Query query) {
  /** Whether there is one at all. */
  boolean isIn() {
    return query.get("sig") != null;
  }

  String field(String name) {
    String value = query.get(name);
    return value == null ? "" : value;
  }

  String version() {
    return field("sv");
  }

  /** An account's SAS names services; a queue's does not. */
  boolean isAccount() {
    return query.getNonEmpty("ss") != null || query.getNonEmpty("srt") != null;
  }

  /** Signed with a key that a user got, rather than with the account's. */
  boolean isUserDelegation() {
    return query.getNonEmpty("skoid") != null;
  }

  /** One for a certain user comes with that user's token; any other counts less than a token. */
  boolean namesItsHolder() {
    return isUserDelegation() && query.getNonEmpty("sduoid") != null;
  }

  /** A signature given twice is none. */
  boolean isSignedOnce() {
    return query.all().getOrDefault("sig", List.of()).size() == 1;
  }
}
