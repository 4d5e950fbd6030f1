package io.queuerite.emulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A queue's metadata: names are C# identifiers that keep their case and compare without it, values
 * are ASCII; 8 KiB in all.
 *
 * @param pairs in the order given
 */
public record Metadata(Map<String, String> pairs) {
  public static final Metadata EMPTY = new Metadata(Map.of());

  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
  private static final int MAX_BYTES = 8 * 1024;

  public Metadata {
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
  }

  /** Whether both have the same names, whatever their case, with equal values. */
  public boolean sameAs(Metadata other) {
    return pairs.size() == other.pairs.size() && foldNames().equals(other.foldNames());
  }

  private Map<String, String> foldNames() {
    Map<String, String> folded = new TreeMap<>();
    pairs.forEach((name, value) -> folded.put(name.toLowerCase(Locale.ROOT), value));
    return folded;
  }

  /** Gathers the pairs of one request. */
  public static final class Builder {
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int bytes;

    /**
     * Adds one pair.
     *
     * @throws StorageException {@code EmptyMetadataKey} or {@code InvalidMetadata} (also for a name
     *     that came before)
     */
    public Builder add(String name, String value) {
      if (name.isEmpty()) {
        throw StorageError.EMPTY_METADATA_KEY.exception().with("MetadataValue", value);
      }
      if (!IDENTIFIER.matcher(name).matches()
          || !isPrintableAscii(value)
          || seen.put(name, value) != null) {
        throw StorageError.INVALID_METADATA.exception();
      }
      bytes += name.getBytes(StandardCharsets.UTF_8).length + value.length();
      pairs.put(name, value);
      return this;
    }

    /**
     * The whole set.
     *
     * @throws StorageException {@code MetadataTooLarge} over 8 KiB of names and values
     */
    public Metadata build() {
      if (bytes > MAX_BYTES) {
        throw StorageError.METADATA_TOO_LARGE.exception();
      }
      return pairs.isEmpty() ? EMPTY : new Metadata(pairs);
    }

    private static boolean isPrintableAscii(String value) {
      return value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f));
    }
  }
}
