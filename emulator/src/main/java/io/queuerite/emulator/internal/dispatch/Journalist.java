package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Reply.Delivery;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.testing.RecordedRequest;
import io.queuerite.emulator.testing.RequestJournal;
import io.queuerite.emulator.testing.RequestSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Enters requests into the journal. Signatures are left out. */
final class Journalist {
  private final RequestJournal journal;
  private final Eras eras;

  Journalist(RequestJournal journal, Eras eras) {
    this.journal = journal;
    this.eras = eras;
  }

  void answered(Asked asked) {
    if (!journal.isOn()) {
      return;
    }
    Call call = asked.call();
    Reply reply = asked.reply();
    Headers headers = call.request().headers();
    RecordedRequest record =
        new RecordedRequest(
            0,
            call.now(),
            call.request().method(),
            url(call.request()),
            asked.subject(),
            headers.getOrEmpty("x-ms-client-request-id"),
            headers.getOrEmpty("User-Agent"),
            call.id(),
            reply.delivery() == Delivery.NONE ? 0 : reply.status(),
            RequestLog.errorCode(reply),
            Duration.ofNanos(asked.nanos()),
            asked.faults());
    Boolean unused =
        eras.during(
            call.era(),
            null,
            () -> {
              journal.add(record);
              return true;
            });
  }

  void refused(int status, String reason, Instant now) {
    if (journal.isOn()) {
      journal.add(
          new RecordedRequest(
              0,
              now,
              "",
              "",
              RequestSubject.UNKNOWN,
              "",
              "",
              "",
              status,
              reason,
              Duration.ZERO,
              List.of()));
    }
  }

  private static String url(Request request) {
    return request.rawQuery().isEmpty()
        ? request.rawPath()
        : request.rawPath() + "?" + Query.withoutSignature(request.rawQuery());
  }
}
