package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way.
 *
 * @param id the request id, a lower-case GUID
 * @param version as the request named it; null where it named one that does not exist
 * @param now the one reading of the emulator's clock
 * @param startedNanos when it began, as {@code System.nanoTime} counts, to tell how long it took
 */
record Call(
    Request request, String id, @Nullable ServiceVersion version, Instant now, long startedNanos) {

  static Call open(Request request, @Nullable ServiceVersion version, Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Call(
        request,
        new UUID(random.nextLong(), random.nextLong()).toString(),
        version,
        now,
        System.nanoTime());
  }

  /** Whether what came with {@code other} holds; an unknown version counts as the newest. */
  boolean atLeast(ServiceVersion other) {
    return version == null || version.atLeast(other);
  }
}
