package io.queuerite.emulator.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's queue service properties. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/get-queue-service-properties">Get
 * Queue Service Properties</a>. Logging and metrics are stored and given back; the emulator writes
 * neither.
 */
public record ServiceProperties(
    Logging logging, Metrics hourMetrics, Metrics minuteMetrics, List<CorsRule> cors) {

  /** What a new account has. */
  public static final ServiceProperties DEFAULT =
      new ServiceProperties(
          new Logging("1.0", false, false, false, Retention.NONE),
          new Metrics("1.0", true, true, new Retention(true, 7)),
          new Metrics("1.0", false, null, Retention.NONE),
          List.of());

  public ServiceProperties {
    cors = List.copyOf(cors);
  }

  /** For how many days to keep records; {@code days} is null where that is not enabled. */
  public record Retention(boolean enabled, @Nullable Integer days) {
    public static final Retention NONE = new Retention(false, null);
  }

  /** Which requests to log. */
  public record Logging(
      String version, boolean read, boolean write, boolean delete, Retention retention) {}

  /** Which metrics to keep; {@code includeApis} is null where they are not enabled. */
  public record Metrics(
      String version, boolean enabled, @Nullable Boolean includeApis, Retention retention) {}

  /** Which web pages may call; header lists have literal names first, then prefixes. */
  public record CorsRule(
      List<String> methods,
      List<String> origins,
      List<String> allowedHeaders,
      List<String> exposedHeaders,
      int maxAgeSeconds) {
    public CorsRule {
      methods = List.copyOf(methods);
      origins = List.copyOf(origins);
      allowedHeaders = List.copyOf(allowedHeaders);
      exposedHeaders = List.copyOf(exposedHeaders);
    }
  }

  /** A change of some sections; those that are null stay as they are. */
  public record Change(
      @Nullable Logging logging,
      @Nullable Metrics hourMetrics,
      @Nullable Metrics minuteMetrics,
      @Nullable List<CorsRule> cors) {

    /** The properties after this change. */
    public ServiceProperties applyTo(ServiceProperties before) {
      return new ServiceProperties(
          logging == null ? before.logging : logging,
          hourMetrics == null ? before.hourMetrics : hourMetrics,
          minuteMetrics == null ? before.minuteMetrics : minuteMetrics,
          cors == null ? before.cors : cors);
    }
  }
}
