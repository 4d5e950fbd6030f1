package io.queuerite.emulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.queuerite.emulator.internal.model.StorageException.Detail;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the service answers to what it does not accept. */
public final class Refusal {
  private Refusal() {}

  /**
   * Fails unless the call throws that error with exactly these details, names and values in turn.
   */
  public static void assertRefused(
      StorageError error, ThrowingCallable call, String... namesAndValues) {
    List<Detail> details = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.add(new Detail(namesAndValues[i], namesAndValues[i + 1]));
    }
    StorageException refusal = refusalOf(call);
    assertThat(refusal.error()).isEqualTo(error);
    assertThat(refusal.details()).isEqualTo(details);
  }

  /** Fails unless the call throws that error, whatever its details are. */
  public static void assertRefusedSomehow(StorageError error, ThrowingCallable call) {
    assertThat(refusalOf(call).error()).isEqualTo(error);
  }

  /** The error that a call throws. */
  public static StorageException refusalOf(ThrowingCallable call) {
    StorageException refusal = catchThrowableOfType(StorageException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }
}
