package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Whoever observes a store is told of every call that was committed, before its caller is. */
public interface BatchContract extends StoreUnderTest {
  @Test
  default void everyCommittedCallIsToldOfOnceAndBeforeItsCaller() {
    TestQueue queue = newQueue();
    LongAdder calls = new LongAdder();
    LongAdder nanos = new LongAdder();
    store()
        .observe(
            (together, took) -> {
              calls.add(together);
              nanos.add(took);
            });
    List<CompletableFuture<StoredMessage>> puts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      puts.add(
          store()
              .put(
                  queue.address(),
                  new NewMessage(MessageText.of("a"), NOW, NOW, NOW.plusSeconds(60))));
    }
    puts.forEach(Answers::await);
    assertThat(calls.sum()).isEqualTo(600);
    assertThat(nanos.sum()).isPositive();
    assertThat(store().waitingCalls()).isZero();
  }
}
