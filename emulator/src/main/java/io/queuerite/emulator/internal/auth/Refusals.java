package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.HttpDate;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The details with which the service says why it does not know a caller. */
final class Refusals {
  private Refusals() {}

  static StorageException failed(String detail) {
    return StorageError.AUTHENTICATION_FAILED.exception().with("AuthenticationErrorDetail", detail);
  }

  static StorageException mandatory(String field) {
    return failed(field + " is mandatory. Cannot be empty");
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
