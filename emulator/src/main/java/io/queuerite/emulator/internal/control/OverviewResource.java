package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.control.ControlApplication.Tools;
import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.StoreContents.Head;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.QueueOverview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How things stand, at a price that lets it be asked every second. */
final class OverviewResource {
  private final AccountQueues queues;
  private final Tools tools;
  private final ControlApplication.Nature nature;

  /** Another one after a restart, so that a watcher knows that what it saw is gone. */
  private final String instance = UUID.randomUUID().toString();

  OverviewResource(AccountQueues queues, Tools tools, ControlApplication.Nature nature) {
    this.queues = queues;
    this.tools = tools;
    this.nature = nature;
  }

  Outcome tell(Inquiry inquiry) {
    String account = queues.account(inquiry);
    Fields query = inquiry.query();
    String prefix = query.text("prefix");
    String from = query.text("from");
    int limit = query.whole("limit", 1, Limits.QUEUES_PER_PAGE, Limits.QUEUES_PER_PAGE);
    inquiry.end();
    OverviewPage page =
        queues.overview(
            account, new ListQuery(prefix == null ? "" : prefix, from == null ? "" : from, limit));
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("instance", instance);
    body.put("version", nature.version());
    body.put("clock", ClockResource.form(tools.clock()));
    body.put("faults", tools.faults().planned().size());
    body.put("journal", tools.journal().capacity());
    body.put("accounts", accounts());
    body.put("account", account);
    body.put("queues", page.queues().stream().map(OverviewResource::form).toList());
    body.put("next", page.next());
    return Outcome.ok(body);
  }

  /** Only a key that everybody knows is told. */
  private List<Map<String, @Nullable Object>> accounts() {
    return tools.accounts().get().entrySet().stream()
        .map(
            account -> {
              Map<String, @Nullable Object> form = new LinkedHashMap<>();
              form.put("name", account.getKey());
              form.put(
                  "key", account.getValue().contains(nature.knownKey()) ? nature.knownKey() : null);
              return form;
            })
        .toList();
  }

  private static Map<String, @Nullable Object> form(QueueOverview queue) {
    Head head = queue.head();
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    form.put("name", queue.queue().queue().value());
    form.put("metadata", queue.metadata().pairs());
    form.put("counts", counts(queue));
    form.put("headVisibleAt", head == null ? null : head.visibleAt());
    form.put("headInsertedAt", head == null ? null : head.insertedAt());
    return form;
  }

  static Map<String, Object> counts(QueueOverview queue) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("messages", queue.visible() + queue.hidden());
    counts.put("visible", queue.visible());
    counts.put("hidden", queue.hidden());
    return counts;
  }
}
