package io.queuerite.emulator;

import io.queuerite.emulator.internal.store.SharedDatabase;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a shared database may be called, and what may not be said beside it. */
final class StoreRules {
  private static final String PREFIX = "jdbc:postgresql:";

  private StoreRules() {}

  /** An address is told in logs and shown to all who list processes: no password may be in it. */
  static void check(SharedDatabase store, @Nullable Path location) {
    String url = store.url();
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.contains("password=") || url.replaceFirst("[?].*", "").contains("@")) {
      throw new IllegalArgumentException(
          "store: expected no password in the address, where all who list processes see it");
    }
    EmulatorOptions.check(
        url.startsWith(PREFIX + "//") && url.indexOf('/', PREFIX.length() + 2) > 0,
        "store",
        url,
        "jdbc:postgresql://HOST[:PORT]/DATABASE");
    EmulatorOptions.check(location == null, "store", url, "no location beside it");
  }
}
