package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.ServiceProperties.Logging;
import io.queuerite.emulator.internal.model.ServiceProperties.Metrics;
import io.queuerite.emulator.internal.model.ServiceProperties.Retention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account's service properties in a file; a section that is not there has its default. */
final class PropertiesForm {
  private static final int A_YEAR = 365;

  private PropertiesForm() {}

  static ServiceProperties read(Node node) {
    ServiceProperties other = ServiceProperties.DEFAULT;
    Map<String, Node> fields =
        node.fields(Set.of("logging", "hourMetrics", "minuteMetrics", "cors"));
    Node logging = fields.get("logging");
    Node hours = fields.get("hourMetrics");
    Node minutes = fields.get("minuteMetrics");
    Node cors = fields.get("cors");
    return new ServiceProperties(
        logging == null ? other.logging() : logging(logging),
        hours == null ? other.hourMetrics() : metrics(hours),
        minutes == null ? other.minuteMetrics() : metrics(minutes),
        cors == null ? List.of() : cors.list("rules").stream().map(PropertiesForm::rule).toList());
  }

  private static Logging logging(Node node) {
    Map<String, Node> f =
        node.fields(Set.of("version", "read", "write", "delete", "retentionDays"));
    return new Logging(
        version(f.get("version")),
        flag(f.get("read")),
        flag(f.get("write")),
        flag(f.get("delete")),
        retention(f.get("retentionDays")));
  }

  private static Metrics metrics(Node node) {
    Map<String, Node> f = node.fields(Set.of("version", "enabled", "includeApis", "retentionDays"));
    Node apis = f.get("includeApis");
    return new Metrics(
        version(f.get("version")),
        flag(f.get("enabled")),
        apis == null ? null : Boolean.valueOf(apis.flag()),
        retention(f.get("retentionDays")));
  }

  private static CorsRule rule(Node node) {
    Map<String, Node> f =
        node.fields(
            Set.of("methods", "origins", "allowedHeaders", "exposedHeaders", "maxAgeSeconds"));
    Node age = f.get("maxAgeSeconds");
    return new CorsRule(
        texts(f.get("methods")),
        texts(f.get("origins")),
        texts(f.get("allowedHeaders")),
        texts(f.get("exposedHeaders")),
        age == null ? 0 : (int) age.number(0, Integer.MAX_VALUE));
  }

  private static List<String> texts(@Nullable Node node) {
    return node == null
        ? List.of()
        : node.list("texts").stream().map(item -> item.string("a text")).toList();
  }

  private static String version(@Nullable Node node) {
    return node == null ? "1.0" : node.string("a version");
  }

  private static boolean flag(@Nullable Node node) {
    return node != null && node.flag();
  }

  private static Retention retention(@Nullable Node node) {
    return node == null ? Retention.NONE : new Retention(true, (int) node.number(1, A_YEAR));
  }

  static Map<String, Object> write(ServiceProperties properties) {
    Map<String, Object> logging = new LinkedHashMap<>();
    logging.put("version", properties.logging().version());
    logging.put("read", properties.logging().read());
    logging.put("write", properties.logging().write());
    logging.put("delete", properties.logging().delete());
    retention(properties.logging().retention(), logging);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("logging", logging);
    all.put("hourMetrics", metrics(properties.hourMetrics()));
    all.put("minuteMetrics", metrics(properties.minuteMetrics()));
    all.put("cors", properties.cors().stream().map(PropertiesForm::rule).toList());
    return all;
  }

  private static Map<String, Object> metrics(Metrics metrics) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", metrics.version());
    fields.put("enabled", metrics.enabled());
    if (metrics.includeApis() != null) {
      fields.put("includeApis", metrics.includeApis());
    }
    retention(metrics.retention(), fields);
    return fields;
  }

  private static Map<String, Object> rule(CorsRule rule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("methods", rule.methods());
    fields.put("origins", rule.origins());
    fields.put("allowedHeaders", rule.allowedHeaders());
    fields.put("exposedHeaders", rule.exposedHeaders());
    fields.put("maxAgeSeconds", rule.maxAgeSeconds());
    return fields;
  }

  private static void retention(Retention retention, Map<String, Object> fields) {
    if (retention.days() != null) {
      fields.put("retentionDays", retention.days());
    }
  }
}
