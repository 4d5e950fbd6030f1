package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Typed, range-checked reading of query parameters, with the service's own complaints. */
public final class Params {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  /** More digits than any bound has: such a number is out of range, whatever it is. */
  private static final int DIGITS = 18;

  private static final int MAX_TIMEOUT_SECONDS = 30;

  private final Query query;

  public Params(Query query) {
    this.query = query;
  }

  /** A text parameter; null where it is absent or empty. */
  public @Nullable String text(String name) {
    return query.getNonEmpty(name);
  }

  /**
   * A parameter that must be there.
   *
   * @throws StorageException {@code MissingRequiredQueryParameter}
   */
  public String required(String name) {
    String value = query.get(name);
    if (value == null) {
      throw StorageError.MISSING_REQUIRED_QUERY_PARAMETER
          .exception()
          .with("QueryParameterName", name);
    }
    return value;
  }

  /** An integer within bounds, or a default. */
  public int integer(String name, int min, int max, int orElse) {
    Long value = integer(name);
    return value == null ? orElse : inRange(name, value, min, max);
  }

  /** An integer within bounds that must be there. */
  public int requiredInteger(String name, int min, int max) {
    required(name);
    return integer(name, min, max, 0);
  }

  /**
   * An integer of any size, saturated; null where it is absent or empty.
   *
   * @throws StorageException {@code InvalidQueryParameterValue} where it is no integer
   */
  public @Nullable Long integer(String name) {
    String value = query.getNonEmpty(name);
    if (value == null) {
      return null;
    }
    if (!INTEGER.matcher(value).matches()) {
      throw invalid(name, value, "Invalid query parameter value");
    }
    if (value.length() > DIGITS) {
      return value.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return Long.valueOf(value);
  }

  /**
   * Refuses what is outside of the bounds.
   *
   * @throws StorageException {@code OutOfRangeQueryParameterValue}
   */
  public int inRange(String name, long value, int min, int max) {
    if (value < min || value > max) {
      throw StorageError.OUT_OF_RANGE_QUERY_PARAMETER_VALUE
          .exception()
          .with("QueryParameterName", name)
          .with("QueryParameterValue", String.valueOf(query.get(name)))
          .with("MinimumAllowed", Integer.toString(min))
          .with("MaximumAllowed", Integer.toString(max));
    }
    return (int) value;
  }

  /** Every operation takes a {@code timeout} in seconds; more than 30 count as 30. */
  public void checkTimeout() {
    Long seconds = integer("timeout");
    if (seconds != null) {
      inRange("timeout", Math.min(seconds, MAX_TIMEOUT_SECONDS), 0, MAX_TIMEOUT_SECONDS);
    }
  }

  /** The answer {@code InvalidQueryParameterValue} with its three details. */
  public static StorageException invalid(String name, @Nullable String value, String reason) {
    return StorageError.INVALID_QUERY_PARAMETER_VALUE
        .exception()
        .with("QueryParameterName", name)
        .with("QueryParameterValue", value == null ? "" : value)
        .with("Reason", reason);
  }
}
