package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.ServiceProperties.Logging;
import io.queuerite.emulator.internal.model.ServiceProperties.Metrics;
import io.queuerite.emulator.internal.model.ServiceProperties.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small settings, each in one column: records, fields and list items are set apart by the ASCII
 * separators, which XML cannot carry, so that no value can hold them. An absent field is empty.
 */
final class Columns {
  private static final String RECORD = "\u001e";
  private static final String FIELD = "\u001f";
  private static final String ITEM = "\u001d";

  private Columns() {}

  static String ofPolicies(List<AccessPolicy> policies) {
    return String.join(
        RECORD,
        policies.stream().map(p -> fields(p.id(), p.start(), p.expiry(), p.permission())).toList());
  }

  static List<AccessPolicy> policies(String column) {
    return records(column).stream()
        .map(
            fields ->
                new AccessPolicy(
                    fields[0], instant(fields[1]), instant(fields[2]), text(fields[3])))
        .toList();
  }

  static String of(Logging logging) {
    return fields(
        logging.version(),
        logging.read(),
        logging.write(),
        logging.delete(),
        logging.retention().days());
  }

  static Logging logging(String column) {
    String[] fields = column.split(FIELD, -1);
    return new Logging(
        fields[0],
        Boolean.parseBoolean(fields[1]),
        Boolean.parseBoolean(fields[2]),
        Boolean.parseBoolean(fields[3]),
        retention(fields[4]));
  }

  static String of(Metrics metrics) {
    return fields(
        metrics.version(), metrics.enabled(), metrics.includeApis(), metrics.retention().days());
  }

  static Metrics metrics(String column) {
    String[] fields = column.split(FIELD, -1);
    return new Metrics(
        fields[0],
        Boolean.parseBoolean(fields[1]),
        fields[2].isEmpty() ? null : Boolean.valueOf(fields[2]),
        retention(fields[3]));
  }

  static String ofCors(List<CorsRule> rules) {
    return String.join(
        RECORD,
        rules.stream()
            .map(
                rule ->
                    fields(
                        String.join(ITEM, rule.methods()),
                        String.join(ITEM, rule.origins()),
                        String.join(ITEM, rule.allowedHeaders()),
                        String.join(ITEM, rule.exposedHeaders()),
                        rule.maxAgeSeconds()))
            .toList());
  }

  static List<CorsRule> cors(String column) {
    return records(column).stream()
        .map(
            fields ->
                new CorsRule(
                    items(fields[0]),
                    items(fields[1]),
                    items(fields[2]),
                    items(fields[3]),
                    Integer.parseInt(fields[4])))
        .toList();
  }

  private static Retention retention(String days) {
    return days.isEmpty() ? Retention.NONE : new Retention(true, Integer.valueOf(days));
  }

  private static String fields(@Nullable Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(value == null ? "" : value.toString());
    }
    return String.join(FIELD, texts);
  }

  private static List<String[]> records(String column) {
    return column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(RECORD, -1)).map(record -> record.split(FIELD, -1)).toList();
  }

  private static List<String> items(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(ITEM, -1));
  }

  private static @Nullable Instant instant(String field) {
    return field.isEmpty() ? null : Instant.parse(field);
  }

  private static @Nullable String text(String field) {
    return field.isEmpty() ? null : field;
  }
}
