package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.time.Instant;

/** A queue's messages, laid in and taken out without requests and receipts. */
final class MessagesResource {
  private final AccountQueues queues;

  MessagesResource(AccountQueues queues) {
    this.queues = queues;
  }

  Outcome put(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    SeedMessage message = message(inquiry.body());
    inquiry.end();
    return Outcome.created(QueuesResource.form(queue.put(message)));
  }

  private static SeedMessage message(Fields fields) {
    SeedMessage message = SeedMessage.of(fields.required("text", "the message's text"));
    message = message.dequeueCount(fields.whole("dequeueCount", 0, Integer.MAX_VALUE, 0));
    Instant hiddenUntil = fields.time("hiddenUntil");
    Duration hiddenFor = fields.duration("hiddenFor");
    if (hiddenUntil != null && hiddenFor != null) {
      throw Refusal.badRequest(
          "hiddenUntil '" + hiddenUntil + "': expected it or hiddenFor, not both");
    }
    message = hiddenUntil == null ? message : message.hiddenUntil(hiddenUntil);
    message = hiddenFor == null ? message : message.hiddenFor(hiddenFor);
    Duration timeToLive = fields.duration("timeToLive");
    boolean neverExpires = fields.flag("neverExpires");
    if (timeToLive != null && neverExpires) {
      throw Refusal.badRequest(
          "timeToLive '" + timeToLive + "': expected it or neverExpires, not both");
    }
    message = timeToLive == null ? message : message.timeToLive(timeToLive);
    return neverExpires ? message.neverExpires() : message;
  }

  Outcome remove(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    String id = inquiry.variable(1);
    inquiry.end();
    if (!queue.remove(id)) {
      throw Refusal.notFound(
          "message '" + id + "': expected the id of one in queue '" + queue.name() + "'");
    }
    return Outcome.DONE;
  }

  Outcome clear(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    inquiry.end();
    queue.clear();
    return Outcome.DONE;
  }
}
