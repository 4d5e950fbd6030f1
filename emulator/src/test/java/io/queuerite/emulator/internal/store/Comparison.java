package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Compares a store's answers with a model's, in the order of the calls but not before {@link
 * #judge}: until then many calls are on their way at once.
 */
final class Comparison {
  private final long seed;
  private final List<Runnable> checks = new ArrayList<>();
  private int calls;

  /** An answer, or an error. */
  private record Outcome(Object value) {
    static Outcome of(Supplier<?> call) {
      try {
        return new Outcome(call.get());
      } catch (StorageException error) {
        return new Outcome(error.error());
      }
    }
  }

  /**
   * @param seed to be told with a failure
   */
  Comparison(long seed) {
    this.seed = seed;
  }

  int calls() {
    return calls;
  }

  void expectDone(CompletableFuture<Void> answer, Runnable inModel) {
    expect(
        answer.thenApply(done -> "done"),
        () -> {
          inModel.run();
          return "done";
        });
  }

  /** The model may throw the error that it expects. */
  void expect(CompletableFuture<?> answer, Supplier<?> inModel) {
    int call = calls++;
    checks.add(
        () ->
            assertThat(Outcome.of(() -> Answers.await(answer)))
                .as("seed %d, call %d", seed, call)
                .isEqualTo(Outcome.of(inModel)));
  }

  void judge() {
    checks.forEach(Runnable::run);
    checks.clear();
  }
}
