package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.OutputBinding;
import org.jspecify.annotations.Nullable;

/** Holds what a function sets last. */
final class OutputCell implements OutputBinding<Object> {
  private volatile @Nullable Object value;

  @Override
  public @Nullable Object getValue() {
    return value;
  }

  @Override
  public void setValue(@Nullable Object value) {
    this.value = value;
  }
}
