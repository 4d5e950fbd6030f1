package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call on its way through a lane. Its outcome is known before the commit and told after it. */
final class Entry<T> {
  /** How a lane is to take a call. */
  enum Kind {
    /** Together with others. */
    ORDINARY,
    /** In a transaction of its own, after those before it are done. */
    ALONE,
    /** The same, and without a transaction: it only keeps the lane from going on. */
    PAUSE,
    /** The end of the line: no batch is taken after the one that it is in. */
    CLOSE
  }

  final Kind kind;
  final CompletableFuture<T> future = new CompletableFuture<>();
  private final Work<T> work;
  private @Nullable Runnable tell;

  Entry(Kind kind, Work<T> work) {
    this.kind = kind;
    this.work = work;
  }

  /** Whether it can share a transaction. */
  boolean isOrdinary() {
    return kind == Kind.ORDINARY;
  }

  void run(UnitOfWork unit) throws SQLException {
    try {
      T result = work.run(unit);
      tell = () -> future.complete(result);
    } catch (StorageException answer) {
      tell = () -> future.completeExceptionally(answer);
    }
  }

  void tell() {
    if (tell != null) {
      tell.run();
    }
  }

  /** It is at fault, or we are. Who asked logs it, and knows for whom. */
  void fail(Throwable cause) {
    answer(StorageError.INTERNAL_ERROR, cause);
  }

  /** It cannot be done now, and may be tried again. */
  void refuse(Throwable cause) {
    answer(StorageError.SERVER_BUSY, cause);
  }

  private void answer(StorageError error, Throwable cause) {
    future.completeExceptionally(error.exception().because(cause));
  }
}
