package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The claims that clients hold in the course of a random walk. */
final class HeldClaims {
  private final Random random;
  private final List<Held> held = new ArrayList<>();

  /** A claim that some client holds, good or stale. */
  record Held(QueueAddress queue, Claim claim) {}

  HeldClaims(Random random) {
    this.random = random;
  }

  void add(QueueAddress queue, StoredMessage message) {
    held.add(new Held(queue, TestQueue.claim(message)));
  }

  List<Held> all() {
    return List.copyOf(held);
  }

  /** Mostly a recent claim, sometimes an old one, now and then one that is made up. */
  Held some(QueueAddress queue) {
    int choice = random.nextInt(20);
    if (held.isEmpty() || choice == 0) {
      return new Held(queue, new Claim(new UUID(random.nextLong(), 0), PopReceipt.UNKNOWN));
    }
    int reach = choice < 4 ? held.size() : Math.min(held.size(), 15);
    Held chosen = held.get(held.size() - 1 - random.nextInt(reach));
    return choice == 1 ? new Held(queue, chosen.claim()) : chosen;
  }
}
