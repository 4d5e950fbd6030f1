package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metadata in one column: a line "name:value" each. Neither part can hold a line feed. */
final class MetadataColumn {
  private MetadataColumn() {}

  static String write(Metadata metadata) {
    StringBuilder out = new StringBuilder();
    metadata.pairs().forEach((n, v) -> out.append(n).append(':').append(v).append('\n'));
    return out.toString();
  }

  static Metadata read(String column) {
    if (column.isEmpty()) {
      return Metadata.EMPTY;
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    column
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              pairs.put(line.substring(0, colon), line.substring(colon + 1));
            });
    return new Metadata(pairs);
  }
}
