package io.queuerite.emulator.internal.store;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.store.HeldClaims.Held;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.QueueProperties;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Calls a store at random and compares every answer with a naive model's. Calls are made in bursts
 * without waiting, so that they meet each other within one transaction; the answers are then judged
 * in the order of the calls.
 */
public final class RandomWalk {
  private static final List<AccountName> ACCOUNTS =
      List.of(new AccountName("devstoreaccount1"), new AccountName("another"));
  private static final List<String> NAMES = List.of("aaa", "aab", "b-b");
  private static final List<Metadata> METADATA =
      List.of(Metadata.EMPTY, new Metadata(Map.of("a", "1")), new Metadata(Map.of("A", "1")));

  private final Random random;
  private final UnaryOperator<QueueStore> reopen;
  private final Comparison answers;
  private final NaiveStore model;
  private final HeldClaims held;
  private QueueStore store;
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private Instant latest = now;

  /**
   * @param reopen closes a store and gives the one to go on with
   */
  public RandomWalk(long seed, QueueStore store, UnaryOperator<QueueStore> reopen) {
    this(seed, store, reopen, comparing(message -> 0));
  }

  /**
   * @param ties how messages that become visible at one time follow each other, where that is not
   *     in the order in which they were put
   */
  public RandomWalk(
      long seed,
      QueueStore store,
      UnaryOperator<QueueStore> reopen,
      Comparator<StoredMessage> ties) {
    this.model = new NaiveStore(ties);
    this.answers = new Comparison(seed);
    this.random = new Random(seed);
    this.held = new HeldClaims(random);
    this.store = store;
    this.reopen = reopen;
  }

  /** Makes at least so many calls, and closes the store. */
  public void walk(int calls) {
    try {
      allQueues().forEach(queue -> create(queue, Metadata.EMPTY));
      while (answers.calls() < calls) {
        burst();
        if (random.nextInt(20) == 0) {
          store = reopen.apply(store);
          compareAll();
        }
        if (random.nextInt(10) == 0) {
          sweep();
          compareAll();
        }
      }
      drain();
    } finally {
      store.close();
    }
  }

  private void burst() {
    int calls = 1 + random.nextInt(20);
    for (int i = 0; i < calls; i++) {
      moveClock();
      call(new QueueAddress(any(ACCOUNTS), QueueName.parse(any(NAMES))));
    }
    answers.judge();
  }

  private void moveClock() {
    now =
        switch (random.nextInt(8)) {
          case 0 -> now.plusSeconds(random.nextInt(15));
          case 1 -> now.plusNanos(100L * random.nextInt(3));
          case 2 -> now.minusSeconds(random.nextInt(8));
          default -> now;
        };
    latest = now.isAfter(latest) ? now : latest;
  }

  private void call(QueueAddress queue) {
    int choice = random.nextInt(221);
    if (choice > 199) {
      new CallsBehindTheBack(random, answers, model)
          .call(store, someClaim(queue), now, message -> hold(queue, message));
    } else if (choice < 60) {
      put(queue);
    } else if (choice < 100) {
      get(queue, 1 + random.nextInt(4), now.plusSeconds(1 + random.nextInt(30)));
    } else if (choice < 116) {
      peek(queue, 1 + random.nextInt(32));
    } else if (choice < 142) {
      update(someClaim(queue));
    } else if (choice < 168) {
      delete(someClaim(queue));
    } else if (choice < 178) {
      count(queue);
    } else if (choice < 184) {
      list(queue.account());
    } else if (choice < 192) {
      create(queue, any(METADATA));
    } else if (choice < 196) {
      Metadata metadata = any(METADATA);
      answers.expectDone(
          store.setMetadata(queue, metadata), () -> model.setMetadata(queue, metadata));
    } else if (choice < 198) {
      answers.expectDone(store.clear(queue), () -> model.clear(queue));
    } else {
      deleteQueue(queue);
      if (random.nextBoolean()) {
        create(queue, Metadata.EMPTY);
      }
    }
  }

  /** Now and then its name is kept back for a few seconds. */
  private void deleteQueue(QueueAddress queue) {
    Instant time = now;
    Instant freeAt = now.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(8));
    answers.expectDone(
        store.deleteQueue(queue, freeAt, time), () -> model.deleteQueue(queue, freeAt, time));
  }

  private void put(QueueAddress queue) {
    Instant visibleAt = now.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(20));
    Instant expiresAt =
        random.nextInt(5) == 0 ? Limits.NEVER : visibleAt.plusSeconds(1 + random.nextInt(40));
    NewMessage message =
        new NewMessage(MessageText.of("put in step " + answers.calls()), now, visibleAt, expiresAt);
    CompletableFuture<StoredMessage> answer = store.put(queue, message);
    answers.expect(answer, () -> hold(queue, model.put(queue, message, answer::join)));
  }

  private void get(QueueAddress queue, int count, Instant visibleAt) {
    Instant time = now;
    CompletableFuture<List<StoredMessage>> answer = store.get(queue, count, visibleAt, time);
    answers.expect(
        answer,
        () -> {
          List<StoredMessage> got = model.get(queue, count, visibleAt, time, answer::join);
          got.forEach(message -> hold(queue, message));
          return got;
        });
  }

  private void peek(QueueAddress queue, int count) {
    Instant time = now;
    answers.expect(store.peek(queue, count, time), () -> model.peek(queue, count, time));
  }

  private void update(Held claim) {
    QueueAddress queue = claim.queue();
    Instant time = now;
    Instant visibleAt = now.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(20));
    MessageText text = random.nextBoolean() ? MessageText.of("step " + answers.calls()) : null;
    CompletableFuture<StoredMessage> answer =
        store.update(queue, claim.claim(), visibleAt, text, time);
    answers.expect(
        answer.thenApply(RandomWalk::withPlainReceipt),
        () -> hold(queue, model.update(queue, claim.claim(), visibleAt, text, time, answer::join)));
  }

  /** Who renewed a receipt is told to the one who did, and nobody else. */
  private static StoredMessage withPlainReceipt(StoredMessage message) {
    assertThat(message.receipt().renewedAt()).isEqualTo(message.dequeueCount());
    return new StoredMessage(
        message.id(),
        message.text(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt(),
        message.dequeueCount(),
        new PopReceipt(message.receipt().stamp(), PopReceipt.NOT_RENEWED));
  }

  private void delete(Held claim) {
    Instant time = now;
    answers.expectDone(
        store.delete(claim.queue(), claim.claim(), time),
        () -> model.delete(claim.queue(), claim.claim(), time));
  }

  private void count(QueueAddress queue) {
    Instant time = now;
    CompletableFuture<QueueProperties> answer = store.getQueue(queue);
    answers.expect(
        answer,
        () -> {
          Metadata metadata = model.metadata(queue);
          long count = answer.join().messageCount();
          assertThat(count).isBetween(model.countAlive(queue, time), model.countStored(queue));
          return new QueueProperties(metadata, count);
        });
  }

  private void list(AccountName account) {
    String prefix = any(List.of("", "", "a", "aa", "b"));
    String from = any(List.of("", "", "aab", "b"));
    ListQuery query = new ListQuery(prefix, from, 1 + random.nextInt(4));
    answers.expect(store.listQueues(account, query), () -> model.list(account, query));
  }

  private void create(QueueAddress queue, Metadata metadata) {
    Instant time = now;
    answers.expect(
        store.createQueue(queue, metadata, time), () -> model.create(queue, metadata, time));
  }

  private StoredMessage hold(QueueAddress queue, StoredMessage message) {
    held.add(queue, message);
    return message;
  }

  private Held someClaim(QueueAddress queue) {
    return held.some(queue);
  }

  private void sweep() {
    int swept = 0;
    while (Answers.await(store.sweep(now)) > 0) {
      assertThat(++swept).as("slices until sweeping ends").isLessThan(1000);
    }
    model.sweep(now);
  }

  private void compareAll() {
    for (QueueAddress queue : allQueues()) {
      peek(queue, 10_000);
      count(queue);
    }
    answers.judge();
  }

  /** Takes everything out that there is. */
  private void drain() {
    now = latest.plusSeconds(60);
    sweep();
    for (QueueAddress queue : allQueues()) {
      get(queue, 10_000, now.plusSeconds(60));
      answers.judge();
      peek(queue, 1);
      for (Held all : held.all()) {
        if (all.queue().equals(queue)) {
          delete(all);
        }
      }
      answers.expect(
          store.getQueue(queue),
          () -> new QueueProperties(model.metadata(queue), model.countStored(queue)));
    }
    answers.judge();
    for (QueueAddress queue : allQueues()) {
      answers.expect(store.getQueue(queue), () -> new QueueProperties(model.metadata(queue), 0));
    }
    answers.judge();
  }

  private static List<QueueAddress> allQueues() {
    return ACCOUNTS.stream()
        .flatMap(a -> NAMES.stream().map(n -> new QueueAddress(a, QueueName.parse(n))))
        .toList();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
