package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.ServiceProperties.Logging;
import io.queuerite.emulator.internal.model.ServiceProperties.Metrics;
import io.queuerite.emulator.internal.model.ServiceProperties.Retention;
import io.queuerite.emulator.internal.model.StorageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code StorageServiceProperties} of Get and Set Queue Service Properties. */
public final class ServicePropertiesXml {
  private static final String ROOT = "StorageServiceProperties";
  private static final String LOGGING = "Logging";
  private static final String HOUR = "HourMetrics";
  private static final String MINUTE = "MinuteMetrics";
  private static final String RETENTION = "RetentionPolicy";
  private static final String VERSION = "Version";
  private static final String ENABLED = "Enabled";
  private static final String INCLUDE_APIS = "IncludeAPIs";
  private static final String DAYS = "Days";
  private static final int MAX_DAYS = 365;
  private static final String DAYS_REASON =
      "Retention days must be greater than 0 and less than or equal to 365 days.";

  private ServicePropertiesXml() {}

  /**
   * Reads the sections that a request gives.
   *
   * @throws StorageException {@code InvalidXmlDocument} or {@code InvalidXmlNodeValue}
   */
  public static ServiceProperties.Change read(byte[] body) {
    XmlElement root = XmlInput.tree(body);
    if (!root.name().equals(ROOT)) {
      throw XmlInput.meaningless();
    }
    if (root.children().isEmpty()) {
      throw nothing(root);
    }
    root.allowOnly(List.of(LOGGING, HOUR, MINUTE, CorsXml.NAME));
    XmlElement logging = root.child(LOGGING);
    XmlElement hour = root.child(HOUR);
    XmlElement minute = root.child(MINUTE);
    XmlElement cors = root.child(CorsXml.NAME);
    return new ServiceProperties.Change(
        logging == null ? null : logging(logging),
        hour == null ? null : metrics(hour),
        minute == null ? null : metrics(minute),
        cors == null ? null : CorsXml.read(cors));
  }

  /** The service's reader looks for the end of an element that was empty, and says so. */
  private static StorageException nothing(XmlElement root) {
    return XmlInput.invalid(
        root.next(),
        "Error parsing Xml content: 'None' is an invalid XmlNodeType. Line %d, position %d."
            .formatted(root.next().line(), root.next().column()));
  }

  private static Logging logging(XmlElement section) {
    section.allowOnly(List.of(VERSION, "Read", "Write", "Delete", RETENTION));
    return new Logging(
        section.required(VERSION).text(),
        truth(section, "Read"),
        truth(section, "Write"),
        truth(section, "Delete"),
        retention(section.required(RETENTION)));
  }

  private static Metrics metrics(XmlElement section) {
    section.allowOnly(List.of(VERSION, ENABLED, INCLUDE_APIS, RETENTION));
    boolean enabled = truth(section, ENABLED);
    Boolean includeApis = enabled ? truth(section, INCLUDE_APIS) : null;
    return new Metrics(
        section.required(VERSION).text(),
        enabled,
        includeApis,
        retention(section.required(RETENTION)));
  }

  private static Retention retention(XmlElement section) {
    section.allowOnly(List.of(ENABLED, DAYS));
    return truth(section, ENABLED) ? new Retention(true, days(section)) : Retention.NONE;
  }

  private static int days(XmlElement section) {
    XmlElement element = section.required(DAYS);
    String text = element.text().strip();
    int days;
    try {
      days = Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw XmlInput.invalid(element.next(), "Error parsing Xml content");
    }
    if (days < 1 || days > MAX_DAYS) {
      throw XmlInput.invalid(element.next(), DAYS_REASON);
    }
    return days;
  }

  private static boolean truth(XmlElement section, String name) {
    XmlElement element = section.required(name);
    return switch (element.text().strip()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw XmlInput.invalid(element.next(), "Error parsing Xml content");
    };
  }

  /** The answer that shows all four sections. */
  public static Reply reply(ServiceProperties properties) {
    return Reply.xml(200, 1024, out -> write(out, properties));
  }

  private static void write(XmlOutput out, ServiceProperties properties) {
    out.open(ROOT);
    Logging logging = properties.logging();
    out.open(LOGGING).element(VERSION, logging.version());
    truth(out, "Read", logging.read());
    truth(out, "Write", logging.write());
    truth(out, "Delete", logging.delete());
    write(out, logging.retention());
    out.close(LOGGING);
    write(out, HOUR, properties.hourMetrics());
    write(out, MINUTE, properties.minuteMetrics());
    List<CorsRule> cors = properties.cors();
    CorsXml.write(out, cors);
    out.close(ROOT);
  }

  private static void write(XmlOutput out, String name, Metrics metrics) {
    out.open(name).element(VERSION, metrics.version());
    truth(out, ENABLED, metrics.enabled());
    truth(out, INCLUDE_APIS, metrics.includeApis());
    write(out, metrics.retention());
    out.close(name);
  }

  private static void write(XmlOutput out, Retention retention) {
    out.open(RETENTION);
    truth(out, ENABLED, retention.enabled());
    if (retention.days() != null) {
      out.element(DAYS, Integer.toString(retention.days()));
    }
    out.close(RETENTION);
  }

  private static void truth(XmlOutput out, String name, @Nullable Boolean value) {
    if (value != null) {
      out.element(name, value.toString());
    }
  }
}
