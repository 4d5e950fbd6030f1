package io.queuerite.functions.internal.http;

import io.queuerite.functions.internal.invoke.HttpAnswer;
import io.queuerite.functions.internal.invoke.Payload;
import java.util.Map;

/** What the host itself answers. */
final class Answers {
  private static final Payload NOTHING = Payload.of("");

  private Answers() {}

  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), NOTHING);
  }
}
