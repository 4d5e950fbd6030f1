package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a URL addresses.
 *
 * @param account as written, without the secondary's suffix
 * @param secondary whether the read-only secondary endpoint was addressed
 * @param hostStyle whether the host named the account, not the path
 * @param queue as written, not yet checked; null at depth {@link Resource#SERVICE}
 * @param messageId as written; null but at depth {@link Resource#MESSAGE}
 */
public record Target(
    String account,
    boolean secondary,
    boolean hostStyle,
    Resource resource,
    @Nullable String queue,
    @Nullable String messageId) {

  /** How deep a URL points. */
  public enum Resource {
    SERVICE,
    QUEUE,
    MESSAGES,
    MESSAGE
  }

  private static final String SECONDARY = "-secondary";
  private static final String MESSAGES = "messages";
  private static final String QUEUE_LABEL = "queue.";

  /**
   * Reads path style ({@code /account/queue/...}) and host style ({@code account.queue.localhost}).
   *
   * @param host the Host header, maybe empty
   * @param hostStyle whether a host may name an account at all
   * @param isAccount tells whether a configured account has that name
   * @throws StorageException {@code InvalidUri} for a path that no resource has
   */
  public static Target of(
      String rawPath, String host, boolean hostStyle, Predicate<String> isAccount) {
    List<String> segments = segments(rawPath);
    String account = hostStyle ? accountOfHost(host, isAccount) : null;
    boolean byHost = account != null;
    if (account == null) {
      account = segments.isEmpty() ? "" : segments.remove(0);
    }
    boolean secondary = account.endsWith(SECONDARY);
    if (secondary) {
      account = account.substring(0, account.length() - SECONDARY.length());
    }
    Resource resource = resource(segments);
    return new Target(
        account,
        secondary,
        byHost,
        resource,
        segments.isEmpty() ? null : segments.get(0),
        resource == Resource.MESSAGE ? segments.get(2) : null);
  }

  private static Resource resource(List<String> segments) {
    int depth = segments.size();
    if (depth > 3 || (depth > 1 && !segments.get(1).equals(MESSAGES))) {
      throw StorageError.INVALID_URI.exception();
    }
    return Resource.values()[depth];
  }

  /** Old Java clients send {@code /account//queue}, so empty segments do not count. */
  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>(4);
    int start = 0;
    while (start < rawPath.length()) {
      int slash = rawPath.indexOf('/', start);
      int end = slash < 0 ? rawPath.length() : slash;
      if (end > start) {
        segments.add(PercentCoding.decode(rawPath.substring(start, end)));
      }
      start = end + 1;
    }
    return segments;
  }

  /**
   * The first label of the host where it names an account: an account that is configured, or any
   * label followed by "queue". Other names with dots, such as a service's in a cluster, are just
   * the emulator's own.
   */
  private static @Nullable String accountOfHost(String host, Predicate<String> isAccount) {
    int dot = host.indexOf('.');
    if (dot <= 0) {
      return null;
    }
    String label = host.substring(0, dot);
    String name =
        label.endsWith(SECONDARY) ? label.substring(0, label.length() - SECONDARY.length()) : label;
    boolean named = isAccount.test(name);
    return named || host.startsWith(QUEUE_LABEL, dot + 1) ? label : null;
  }
}
