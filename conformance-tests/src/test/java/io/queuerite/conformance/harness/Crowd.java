package io.queuerite.conformance.harness;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Several clients at the same time. */
public final class Crowd {
  private Crowd() {}

  /** Does the work once for each number below the size, all at once; fails where one fails. */
  public static void each(int size, IntConsumer work) {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Future<?>> running =
          IntStream.range(0, size)
              .<Future<?>>mapToObj(member -> threads.submit(() -> work.accept(member)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a member of the crowd failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
