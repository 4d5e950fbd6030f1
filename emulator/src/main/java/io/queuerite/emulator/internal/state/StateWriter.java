package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.protocol.Iso8601;
import io.queuerite.emulator.internal.protocol.PopReceipts;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Writes a state as JSON, which is YAML too, with a message a line. */
public final class StateWriter implements Visitor {
  private final Writer out;
  private boolean inAccount;
  private boolean inQueue;
  private boolean hasMessage;

  private StateWriter(Writer out) {
    this.out = out;
  }

  /** Writes all that a store holds at one moment. */
  public static void write(QueueStore store, Instant now, Writer out) throws IOException {
    StateWriter writer = new StateWriter(out);
    try {
      writer.put("{\"queuerite\": 1, \"accounts\": {");
      store.visit(writer, now).join();
      writer.endAccount();
      writer.put("\n}}\n");
      out.flush();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof UncheckedIOException cannotWrite) {
        throw cannotWrite.getCause();
      }
      throw failure;
    }
  }

  @Override
  public void account(AccountName account, @Nullable ServiceProperties properties) {
    boolean another = inAccount;
    endAccount();
    put((another ? ",\n" : "\n") + Json.of(account.value()) + ": {");
    if (properties != null) {
      put("\"serviceProperties\": " + Json.of(PropertiesForm.write(properties)) + ",\n");
    }
    put("\"queues\": {");
    inAccount = true;
  }

  @Override
  public void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies) {
    boolean another = inQueue;
    endQueue();
    put((another ? ",\n" : "\n") + Json.of(queue.queue().value()) + ": {");
    put("\"metadata\": " + Json.of(metadata.pairs()) + ", ");
    put("\"policies\": " + Json.of(policies.stream().map(StateWriter::policy).toList()));
    put(", \"messages\": [");
    inQueue = true;
    hasMessage = false;
  }

  private static Map<String, Object> policy(AccessPolicy policy) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", policy.id());
    if (policy.start() != null) {
      fields.put("start", Iso8601.format(policy.start()));
    }
    if (policy.expiry() != null) {
      fields.put("expiry", Iso8601.format(policy.expiry()));
    }
    if (policy.permission() != null) {
      fields.put("permission", policy.permission());
    }
    return fields;
  }

  @Override
  public void message(StoredMessage message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", message.id().toString());
    fields.put("popReceipt", PopReceipts.write(message.receipt()));
    fields.put("dequeueCount", message.dequeueCount());
    fields.put("insertedAt", Iso8601.format(message.insertedAt()));
    fields.put("visibleAt", Iso8601.format(message.visibleAt()));
    fields.put("expiresAt", Iso8601.format(message.expiresAt()));
    fields.put("text", message.text().toString());
    put((hasMessage ? ",\n" : "\n") + Json.of(fields));
    hasMessage = true;
  }

  private void endQueue() {
    if (inQueue) {
      put("]}");
    }
    inQueue = false;
  }

  private void endAccount() {
    endQueue();
    if (inAccount) {
      put("}}");
    }
    inAccount = false;
  }

  private void put(String text) {
    try {
      out.write(text);
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }
}
