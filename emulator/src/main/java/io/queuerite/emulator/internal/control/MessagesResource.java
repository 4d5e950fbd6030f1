package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.probe.QueueProbes.Cursor;
import io.queuerite.emulator.internal.probe.QueueProbes.Page;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A queue's messages, laid in and taken out without requests and receipts. */
final class MessagesResource {
  private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");
  private static final int LARGEST_PAGE = 1000;
  private static final int USUAL_PAGE = 100;
  private static final String POISON = "-poison";

  private final AccountQueues queues;

  MessagesResource(AccountQueues queues) {
    this.queues = queues;
  }

  /** A page of a queue's messages, with the counts of all of them. */
  Outcome list(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    int limit = inquiry.query().whole("limit", 1, LARGEST_PAGE, USUAL_PAGE);
    String after = inquiry.query().text("after");
    inquiry.end();
    Page page = queues.page(queue, after == null ? null : cursor(after), limit);
    ListQuery alone = new ListQuery(queue.name(), queue.name(), 1);
    Cursor next = page.next();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.putAll(QueuesResource.form(page.queue()));
    queues.overview(queue.account(), alone).queues().stream()
        .filter(found -> found.queue().queue().value().equals(queue.name()))
        .forEach(found -> body.put("counts", OverviewResource.counts(found)));
    body.put("next", next == null ? null : next.visibleAt() + "." + next.seq());
    return Outcome.ok(body);
  }

  private static Cursor cursor(String text) {
    Matcher parts = CURSOR.matcher(text);
    if (!parts.matches()) {
      throw Fields.wrong("after", text, "the next of the page before");
    }
    return new Cursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  Outcome release(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    String id = inquiry.variable(1);
    inquiry.end();
    if (!queue.release(id)) {
      throw unknown(queue, id);
    }
    return Outcome.DONE;
  }

  /** Moves what is visible, or one message, to another queue: that of its own name, unless said. */
  Outcome redrive(Inquiry inquiry) {
    QueueProbe from = queues.present(inquiry);
    String to = inquiry.body().text("to");
    String id = inquiry.body().text("message");
    inquiry.end();
    if (to == null && !from.name().endsWith(POISON)) {
      throw Refusal.badRequest("to: expected the queue to move the messages to");
    }
    String target =
        to == null ? from.name().substring(0, from.name().length() - POISON.length()) : to;
    QueueProbe there = queues.present(from, target);
    if (id != null && !from.moveTo(there.name(), id)) {
      throw unknown(from, id);
    }
    int moved = id == null ? from.moveTo(there.name()) : 1;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("from", from.name());
    body.put("to", there.name());
    body.put("moved", moved);
    return Outcome.ok(body);
  }

  private static Refusal unknown(QueueProbe queue, String id) {
    return Refusal.notFound(
        "message '" + id + "': expected the id of one in queue '" + queue.name() + "'");
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
      throw unknown(queue, id);
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
