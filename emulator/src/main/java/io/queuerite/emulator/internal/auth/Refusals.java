package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The details with which the service says why it does not know a caller. */
final class Refusals {
  private static final String DETAIL = "AuthenticationErrorDetail";

  private Refusals() {}

  static StorageException failed(String detail) {
    return StorageError.AUTHENTICATION_FAILED.exception().with(DETAIL, detail);
  }

  static StorageException mandatory(String field) {
    return failed(field + " is mandatory. Cannot be empty");
  }

  /** A token of which nothing can be read. */
  static StorageException unreadableToken(ServiceVersion version, String detail) {
    return version.atLeast(ServiceVersion.V2019_12_12)
        ? StorageError.INVALID_BEARER_TOKEN.exception().with(DETAIL, detail)
        : StorageError.INVALID_AUTHENTICATION_INFO.exception();
  }

  static StorageException invalidToken(ServiceVersion version, String detail) {
    return invalidToken(version, detail, detail);
  }

  /**
   * A token that does not hold. Older versions refuse it; newer ones ask for another one.
   *
   * @param refused what an older version says of it
   * @param challenged what a newer version says
   */
  static StorageException invalidToken(ServiceVersion version, String refused, String challenged) {
    return version.atLeast(ServiceVersion.V2019_12_12)
        ? StorageError.INVALID_BEARER_TOKEN.exception().with(DETAIL, challenged)
        : failed(refused);
  }

  static StorageException outsideOfKey(Instant start, Instant expiry, Instant now) {
    return failed(
        "Signature not valid in the specified key time frame: Key Start [%s] - Key Expiry [%s] - Current [%s]"
            .formatted(HttpDate.format(start), HttpDate.format(expiry), HttpDate.format(now)));
  }

  static StorageException outsideOf(@Nullable Instant start, Instant expiry, Instant now) {
    return failed(
        "Signature not valid in the specified time frame: Start [%s] - Expiry [%s] - Current [%s]"
            .formatted(
                start == null ? "" : HttpDate.format(start),
                HttpDate.format(expiry),
                HttpDate.format(now)));
  }

  /** A field of the signature or of its policy; null where neither has it. */
  static <T> @Nullable T either(
      Sas sas, String field, @Nullable T ofPolicy, Function<String, T> read) {
    String own = sas.field(field);
    if (own.isEmpty()) {
      return ofPolicy;
    }
    if (ofPolicy != null) {
      throw failed(
          "Access policy fields can be associated with signature or SAS identifier but not both");
    }
    return read.apply(own);
  }
}
