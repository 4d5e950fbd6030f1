package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.QueueSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queues, seen and changed behind the service's back. */
final class QueuesResource {
  private final AccountQueues queues;

  QueuesResource(AccountQueues queues) {
    this.queues = queues;
  }

  Outcome list(Inquiry inquiry) {
    String account = queues.account(inquiry);
    inquiry.end();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("account", account);
    body.put("queues", queues.names(account));
    return Outcome.ok(body);
  }

  Outcome show(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    inquiry.end();
    return Outcome.ok(form(queue.snapshot()));
  }

  /** Creates a queue; where it is there with the same metadata, nothing changes. */
  Outcome create(Inquiry inquiry) {
    QueueProbe queue = queues.named(inquiry);
    Map<String, String> metadata = inquiry.body().pairs("metadata");
    inquiry.end();
    boolean there = queue.exists();
    QueueSnapshot created = queue.create(metadata).snapshot();
    return there ? Outcome.ok(form(created)) : Outcome.created(form(created));
  }

  Outcome delete(Inquiry inquiry) {
    QueueProbe queue = queues.present(inquiry);
    inquiry.end();
    boolean unused = queue.delete();
    return Outcome.DONE;
  }

  static Map<String, Object> form(QueueSnapshot queue) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("messages", queue.messages().size());
    counts.put("visible", queue.visible().size());
    counts.put("hidden", queue.hidden().size());
    List<Map<String, Object>> messages =
        queue.messages().stream().map(QueuesResource::form).toList();
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("account", queue.account());
    form.put("name", queue.name());
    form.put("metadata", queue.metadata());
    form.put("counts", counts);
    form.put("messages", messages);
    return form;
  }

  static Map<String, Object> form(MessageSnapshot message) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", message.id());
    form.put("text", message.text());
    form.put("visible", message.visible());
    form.put("dequeueCount", message.dequeueCount());
    form.put("insertedAt", message.insertedAt());
    form.put("expiresAt", message.expiresAt());
    form.put("visibleAt", message.visibleAt());
    form.put("popReceipt", message.popReceipt());
    return form;
  }
}
