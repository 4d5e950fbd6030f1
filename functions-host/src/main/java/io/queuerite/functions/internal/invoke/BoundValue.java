package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonElement;

/** A value on its way between host and worker: what a binding gives to a function, or takes. */
sealed interface BoundValue {
  /** Text, which a function may take as JSON. */
  record Text(String text) implements BoundValue {}

  /** Bytes as they are. */
  record Bytes(Payload payload) implements BoundValue {}

  /** JSON. */
  record Json(JsonElement json) implements BoundValue {}
}
