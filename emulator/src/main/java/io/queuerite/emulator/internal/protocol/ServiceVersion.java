package io.queuerite.emulator.internal.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of the service, which a request names in {@code x-ms-version} and which decides how it
 * is answered. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/previous-azure-storage-service-versions">Azure
 * Storage service versions</a>.
 *
 * @param text the date, which orders as text
 */
public record ServiceVersion(String text) implements Comparable<ServiceVersion> {
  private static final List<String> PUBLISHED =
      List.of(
          "2009-04-14",
          "2009-07-17",
          "2009-09-19",
          "2011-08-18",
          "2012-02-12",
          "2013-08-15",
          "2014-02-14",
          "2015-02-21",
          "2015-04-05",
          "2015-07-08",
          "2015-12-11",
          "2016-05-31",
          "2017-04-17",
          "2017-07-29",
          "2017-11-09",
          "2018-03-28",
          "2018-11-09",
          "2019-02-02",
          "2019-07-07",
          "2019-10-10",
          "2019-12-12",
          "2020-02-10",
          "2020-04-08",
          "2020-06-12",
          "2020-08-04",
          "2020-10-02",
          "2020-12-06",
          "2021-02-12",
          "2021-04-10",
          "2021-06-08",
          "2021-08-06",
          "2021-10-04",
          "2021-12-02",
          "2022-11-02",
          "2023-01-03",
          "2023-05-03",
          "2023-08-03",
          "2023-11-03",
          "2024-02-04",
          "2024-05-04",
          "2024-08-04",
          "2024-11-04",
          "2025-01-05",
          "2025-05-05",
          "2025-07-05",
          "2025-11-05",
          "2026-02-06",
          "2026-04-06",
          "2026-06-06",
          "2026-10-06");
  private static final Set<String> KNOWN = Set.copyOf(PUBLISHED);

  public static final ServiceVersion NEWEST =
      new ServiceVersion(PUBLISHED.get(PUBLISHED.size() - 1));

  /** Update Message, 64 KiB messages, visibility timeouts of up to seven days. */
  public static final ServiceVersion V2011_08_18 = new ServiceVersion("2011-08-18");

  /** List Queues tells the service's endpoint rather than the account's name. */
  public static final ServiceVersion V2013_08_15 = new ServiceVersion("2013-08-15");

  /** A content length of zero is signed as an empty line. */
  public static final ServiceVersion V2015_02_21 = new ServiceVersion("2015-02-21");

  /** Put Message answers with a body; empty {@code x-ms-} headers are signed. */
  public static final ServiceVersion V2016_05_31 = new ServiceVersion("2016-05-31");

  /** Storage logs tell a client's error by its code. */
  public static final ServiceVersion V2017_04_17 = new ServiceVersion("2017-04-17");

  /** Any time to live; {@code x-ms-error-code}. */
  public static final ServiceVersion V2017_07_29 = new ServiceVersion("2017-07-29");

  /** Bearer tokens. */
  public static final ServiceVersion V2017_11_09 = new ServiceVersion("2017-11-09");

  /** {@code x-ms-client-request-id} comes back. */
  public static final ServiceVersion V2019_02_02 = new ServiceVersion("2019-02-02");

  /**
   * Anonymous requests are told to authenticate (401) where before nothing was there (404), and so
   * are those with a token that does not hold, where before they were refused (403).
   */
  public static final ServiceVersion V2019_12_12 = new ServiceVersion("2019-12-12");

  /** User delegation keys and signatures for queues. */
  public static final ServiceVersion V2026_02_06 = new ServiceVersion("2026-02-06");

  /** User delegation keys for the users of another tenant. */
  public static final ServiceVersion V2026_04_06 = new ServiceVersion("2026-04-06");

  /** A published version, or null. */
  public static @Nullable ServiceVersion published(String text) {
    return KNOWN.contains(text) ? new ServiceVersion(text) : null;
  }

  /** Whether what came with {@code other} holds. */
  public boolean atLeast(ServiceVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ServiceVersion other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
