package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.protocol.Query;
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
 * @param asked the version that the request names; the newest where it names none
 * @param version the same; null where there is no such version
 * @param era lies between two resets
 * @param now the one reading of the emulator's clock
 * @param startedNanos when it began, as {@code System.nanoTime} counts, to tell how long it took
 */
record Call(
    Request request,
    Query query,
    String id,
    String asked,
    @Nullable ServiceVersion version,
    long era,
    Instant now,
    long startedNanos) {

  /**
   * Begins a call.
   *
   * @param anyVersion whether a version that does not exist counts as the newest
   */
  static Call open(Request request, boolean anyVersion, long era, Instant now) {
    Query query = Query.parse(request.rawQuery());
    String asked = asked(request, query);
    ServiceVersion published = ServiceVersion.published(asked);
    // What is echoed as a header is never free text out of a query.
    boolean asNewest = published == null && anyVersion;
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Call(
        request,
        query,
        new UUID(random.nextLong(), random.nextLong()).toString(),
        asNewest ? ServiceVersion.NEWEST.text() : asked,
        asNewest ? ServiceVersion.NEWEST : published,
        era,
        now,
        System.nanoTime());
  }

  /** The header, unless a shared access signature's own parameters say otherwise. */
  private static String asked(Request request, Query query) {
    String header = request.headers().getOrEmpty("x-ms-version");
    String parameter = query.getNonEmpty("api-version");
    if (parameter != null) {
      return parameter;
    }
    String signed = query.get("sig") == null ? null : query.getNonEmpty("sv");
    return !header.isEmpty() ? header : signed != null ? signed : ServiceVersion.NEWEST.text();
  }

  /** Whether what came with {@code other} holds; an unknown version counts as the newest. */
  boolean atLeast(ServiceVersion other) {
    return version == null || version.atLeast(other);
  }
}
