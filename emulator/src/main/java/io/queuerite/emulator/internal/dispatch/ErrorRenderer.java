package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.StorageException.Detail;
import io.queuerite.emulator.internal.protocol.Operation;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one place where an error becomes an answer. */
final class ErrorRenderer {
  /** Seven digits, as the service's ticks of 100 nanoseconds give them. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT);

  private static final String CHALLENGE =
      "Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize"
          + " resource_id=https://storage.azure.com";

  private ErrorRenderer() {}

  static Reply render(Call call, @Nullable Target target, StorageException answer) {
    StorageError error = answer.error();
    Reply reply =
        Reply.error(
            error.status(),
            error.message(),
            out -> {
              out.open("Error");
              out.element("Code", error.code());
              out.element("Message", message(call, error));
              for (Detail detail : answer.details()) {
                out.element(detail.name(), detail.value());
              }
              out.close("Error");
            });
    if (call.atLeast(ServiceVersion.V2017_07_29)) {
      reply.header("x-ms-error-code", error.code());
    }
    if (error.status() == 401) {
      reply.header("WWW-Authenticate", CHALLENGE);
    }
    if (error == StorageError.UNSUPPORTED_HTTP_VERB && target != null) {
      reply.header("Allow", Operation.allow(target.resource()));
    }
    if (error == StorageError.SERVER_BUSY) {
      reply.header("Retry-After", "1");
    }
    return reply;
  }

  private static String message(Call call, StorageError error) {
    return error.message() + "\nRequestId:" + call.id() + "\nTime:" + time(call.now());
  }

  private static String time(Instant now) {
    return TIME.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  /**
   * Whether the real service refuses a request with this error before the queue service itself sees
   * it; such an answer names the front end alone as its server and no version.
   */
  static boolean fromFrontEnd(StorageError error) {
    return switch (error) {
      case AUTHENTICATION_FAILED,
          AUTHORIZATION_SERVICE_MISMATCH,
          INVALID_AUTHENTICATION_INFO,
          INVALID_BEARER_TOKEN,
          NO_AUTHENTICATION_INFORMATION ->
          true;
      default -> false;
    };
  }
}
