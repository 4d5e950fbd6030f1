package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight threads at once come to the same as one after the other. */
public interface CrowdContract extends StoreUnderTest {
  int THREADS = 8;
  int EACH = 200;

  @Test
  default void noMessageIsHandedToTwoCallers() {
    TestQueue queue = newQueue();
    inParallel(i -> putNumbered(queue, i));
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    inParallel(i -> receiveAndDelete(queue, i, received));
    assertThat(received).hasSize(THREADS * EACH).doesNotHaveDuplicates();
    assertThat(queue.count()).isZero();
  }

  @Test
  default void whatOneCallerPutsStaysInOrder() {
    TestQueue queue = newQueue();
    inParallel(i -> putNumbered(queue, i));
    List<String> texts = queue.texts(NOW);
    assertThat(texts).hasSize(THREADS * EACH);
    for (int i = 0; i < THREADS; i++) {
      String mine = i + " ";
      assertThat(texts.stream().filter(text -> text.startsWith(mine)))
          .containsExactlyElementsOf(numbered(i));
    }
  }

  @Test
  default void oneOfAllThatDeleteSucceeds() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("a", NOW);
    List<Integer> winners = Collections.synchronizedList(new ArrayList<>());
    inParallel(
        i ->
            Answers.await(
                queue
                    .deleting(message, NOW)
                    .handle((done, refusal) -> refusal == null && winners.add(i))));
    assertThat(winners).hasSize(1);
    assertThat(queue.count()).isZero();
  }

  private static void putNumbered(TestQueue queue, int caller) {
    numbered(caller).forEach(text -> queue.put(text, NOW));
  }

  private static List<String> numbered(int caller) {
    return IntStream.range(0, EACH).mapToObj(n -> caller + " " + n).toList();
  }

  private static void receiveAndDelete(TestQueue queue, int caller, List<String> received) {
    List<StoredMessage> messages = queue.get(1 + caller, NOW.plusSeconds(30), NOW);
    while (!messages.isEmpty()) {
      for (StoredMessage message : messages) {
        received.add(message.text().toString());
        queue.delete(message, NOW);
      }
      messages = queue.get(1 + caller, NOW.plusSeconds(30), NOW);
    }
  }

  private static void inParallel(IntConsumer work) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    CompletableFuture<?>[] all =
        IntStream.range(0, THREADS)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          Gates.await(start);
                          work.accept(i);
                        },
                        task -> new Thread(task).start()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).orTimeout(60, TimeUnit.SECONDS).join();
  }
}
