package io.queuerite.emulator.internal.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether the emulator is well: its store answers within five seconds. */
final class HealthResource {
  private static final int PATIENCE_SECONDS = 5;

  private final ControlApplication.Nature nature;
  private final Supplier<CompletableFuture<?>> question;

  /**
   * @param question put to the store
   */
  HealthResource(ControlApplication.Nature nature, Supplier<CompletableFuture<?>> question) {
    this.nature = nature;
    this.question = question;
  }

  CompletableFuture<Outcome> tell(Inquiry inquiry) {
    inquiry.end();
    return question
        .get()
        .<Boolean>handle((answer, failure) -> failure == null)
        .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenApply(this::outcome);
  }

  private Outcome outcome(boolean well) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", well ? "ok" : "the store does not answer");
    body.put("version", nature.version());
    body.put("uptime", Duration.ofNanos(System.nanoTime() - nature.startedNanos()).toString());
    body.put("store", nature.store());
    return new Outcome(well ? 200 : 503, body);
  }
}
