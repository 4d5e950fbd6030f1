package io.queuerite.emulator.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that becomes an error document. It has no stack trace: it is an answer, not a
 * bug.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StorageError error;
  private final transient List<Detail> details;

  /** One further element of the error document, after {@code Message}. */
  public record Detail(String name, String value) {}

  StorageException(StorageError error) {
    this(error, List.of(), null);
  }

  private StorageException(StorageError error, List<Detail> details, @Nullable Throwable cause) {
    super(error.message(), cause, false, false);
    this.error = error;
    this.details = details;
  }

  /** The same error with one more element in its document. */
  public StorageException with(String name, String value) {
    List<Detail> more = new ArrayList<>(details);
    more.add(new Detail(name, value));
    return new StorageException(error, List.copyOf(more), getCause());
  }

  /** The same error, with what went wrong for who looks into the log: nothing of it is answered. */
  public StorageException because(Throwable cause) {
    return new StorageException(error, details, cause);
  }

  public StorageError error() {
    return error;
  }

  /** The elements that follow {@code Message}, in order. */
  public List<Detail> details() {
    return details;
  }
}
