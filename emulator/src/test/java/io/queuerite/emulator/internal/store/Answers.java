package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for a store's answers. */
public final class Answers {
  private Answers() {}

  /** The answer, or the error as the exception that it is. */
  public static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException error ? error : failure;
    }
  }

  /** Fails unless the answer is this error. */
  public static void assertRefused(StorageError error, CompletableFuture<?> answer) {
    assertThatThrownBy(() -> await(answer))
        .isInstanceOfSatisfying(
            StorageException.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }
}
