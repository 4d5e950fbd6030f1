package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.QueueProperties;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One queue of a store under test; every call waits for its answer. */
public record TestQueue(QueueStore store, QueueAddress address) {
  static final Duration WEEK = Duration.ofDays(7);

  public Creation create(Metadata metadata) {
    return Answers.await(store.createQueue(address, metadata, StoreUnderTest.NOW));
  }

  /** Asks for its creation, without waiting. */
  public CompletableFuture<Creation> creating(Instant now) {
    return store.createQueue(address, Metadata.EMPTY, now);
  }

  public TestQueue created() {
    create(Metadata.EMPTY);
    return this;
  }

  public void deleteQueue() {
    deleteQueue(StoreUnderTest.NOW);
  }

  /** Deletes it such that its name is kept back for a while. */
  public void deleteQueue(Instant freeAt) {
    Answers.await(store.deleteQueue(address, freeAt, StoreUnderTest.NOW));
  }

  public void clear() {
    Answers.await(store.clear(address));
  }

  public QueueProperties properties() {
    return Answers.await(store.getQueue(address));
  }

  public long count() {
    return properties().messageCount();
  }

  public void setMetadata(Metadata metadata) {
    Answers.await(store.setMetadata(address, metadata));
  }

  public StoredMessage put(NewMessage message) {
    return Answers.await(store.put(address, message));
  }

  /** Puts a message that is visible at once and lives for a week. */
  public StoredMessage put(String text, Instant now) {
    return put(new NewMessage(MessageText.of(text), now, now, now.plus(WEEK)));
  }

  public StoredMessage put(String text, Instant now, Instant visibleAt) {
    return put(new NewMessage(MessageText.of(text), now, visibleAt, now.plus(WEEK)));
  }

  public List<StoredMessage> get(int count, Instant visibleAt, Instant now) {
    return Answers.await(store.get(address, count, visibleAt, now));
  }

  /** Gets the one message that there must be, for half a minute. */
  public StoredMessage get(Instant now) {
    List<StoredMessage> messages = get(1, now.plusSeconds(30), now);
    if (messages.isEmpty()) {
      throw new AssertionError("no message is visible at " + now);
    }
    return messages.get(0);
  }

  public List<StoredMessage> peek(int count, Instant now) {
    return Answers.await(store.peek(address, count, now));
  }

  /** The texts of all that is visible, in order. */
  public List<String> texts(Instant now) {
    return peek(100_000, now).stream().map(message -> message.text().toString()).toList();
  }

  /** Asks for an update, without waiting. */
  public CompletableFuture<StoredMessage> updating(
      StoredMessage message, Instant visibleAt, @Nullable String text, Instant now) {
    MessageText newText = text == null ? null : MessageText.of(text);
    return store.update(address, claim(message), visibleAt, newText, now);
  }

  public StoredMessage update(
      StoredMessage message, Instant visibleAt, @Nullable String text, Instant now) {
    return Answers.await(updating(message, visibleAt, text, now));
  }

  /** Asks for a deletion, without waiting. */
  public CompletableFuture<Void> deleting(StoredMessage message, Instant now) {
    return store.delete(address, claim(message), now);
  }

  public void delete(StoredMessage message, Instant now) {
    Answers.await(deleting(message, now));
  }

  static Claim claim(StoredMessage message) {
    return new Claim(message.id(), message.receipt());
  }
}
