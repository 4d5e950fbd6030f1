package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The part of a random walk that no client can walk. */
record CallsBehindTheBack(Random random, Comparison answers, NaiveStore model) {

  /**
   * Makes one call.
   *
   * @param held where, and the message that may be removed
   * @param hold takes what was put
   */
  void call(QueueStore store, HeldClaims.Held held, Instant now, Consumer<StoredMessage> hold) {
    QueueAddress queue = held.queue();
    int choice = random.nextInt(26);
    if (choice < 8) {
      seed(store, queue, now, hold);
    } else if (choice < 12) {
      UUID id = held.claim().id();
      answers.expect(store.remove(queue, id, now), () -> model.remove(queue, id, now));
    } else if (choice < 15) {
      answers.expect(
          store.browse(queue, null, 10_000, now).thenApply(MessagePage::messages),
          () -> model.browse(queue, now));
    } else if (choice < 17) {
      answers.expect(store.countUnexpired(queue, now), () -> model.countAlive(queue, now));
    } else if (choice < 19) {
      answers.expect(
          store.overview(queue.account(), new ListQuery("", "", 100), now),
          () -> model.overview(queue.account(), now));
    } else if (choice < 22) {
      UUID id = held.claim().id();
      answers.expect(store.release(queue, id, now), () -> model.release(queue, id, now));
    } else if (choice < 25) {
      move(store, queue, now, hold);
    } else {
      answers.expectDone(store.reset(queue.account()), () -> model.reset(queue.account()));
    }
  }

  private void move(
      QueueStore store, QueueAddress from, Instant now, Consumer<StoredMessage> hold) {
    QueueAddress to = new QueueAddress(from.account(), new QueueName("aaa"));
    int limit = 1 + random.nextInt(3);
    // Two queues may have two lanes, and then nothing tells which of their calls comes first.
    answers.judge();
    CompletableFuture<List<StoredMessage>> answer = store.move(from, to, limit, now);
    answers.expect(
        answer,
        () -> {
          List<StoredMessage> moved = model.move(from, to, limit, now, answer::join);
          moved.forEach(hold);
          return moved;
        });
    answers.judge();
  }

  private void seed(
      QueueStore store, QueueAddress queue, Instant now, Consumer<StoredMessage> hold) {
    Instant visibleAt = now.plusSeconds(random.nextInt(20));
    Instant end = visibleAt.plusSeconds(1 + random.nextInt(40));
    MessageText text = MessageText.of("seed in step " + answers.calls());
    Seed seed = new Seed(new NewMessage(text, now, visibleAt, end), random.nextInt(5), null);
    CompletableFuture<StoredMessage> answer = store.seed(queue, seed);
    answers.expect(
        answer,
        () -> {
          StoredMessage seeded = model.seed(queue, seed, answer::join);
          hold.accept(seeded);
          return seeded;
        });
  }
}
