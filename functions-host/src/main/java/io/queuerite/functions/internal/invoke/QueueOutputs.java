package io.queuerite.functions.internal.invoke;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueStorageException;
import io.queuerite.functions.internal.config.Names;
import io.queuerite.functions.internal.config.Template;
import io.queuerite.functions.internal.invoke.RunResult.Output;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a function left in its queue outputs. */
final class QueueOutputs {
  private final Map<String, Target> targets;
  private final Outgoing outgoing;
  private final OutputElements elements;
  private final InstantSource clock;

  /** Where an output goes: the queue's name may have expressions in it. */
  record Target(Template queue, QueueServiceClient client) {}

  QueueOutputs(Map<String, Target> targets, Outgoing outgoing, InstantSource clock) {
    this.targets = targets;
    this.outgoing = outgoing;
    this.elements = new OutputElements(outgoing.compactJson());
    this.clock = clock;
  }

  /** Whether there is such an output. */
  boolean has(String binding) {
    return targets.containsKey(binding);
  }

  /**
   * Writes all outputs. One that fails does not keep the others from being written, as the real
   * host writes them side by side.
   *
   * @param values of the outputs, by name; a missing one writes nothing
   * @param written takes what was written, even where another write fails
   * @return the first failure; null where there was none
   */
  @Nullable Throwable write(Map<String, Object> values, TriggerData data, List<Output> written) {
    Throwable first = null;
    for (Map.Entry<String, Target> target : targets.entrySet()) {
      Object value = values.get(target.getKey());
      try {
        if (value != null) {
          write(target.getValue(), value, data, written);
        }
      } catch (RuntimeException | Error failure) {
        first = first == null ? failure : first;
      }
    }
    return first;
  }

  private void write(Target target, Object value, TriggerData data, List<Output> written) {
    List<Payload> messages = elements.of(value);
    String name = Names.queue(target.queue().fill(data, clock.instant()));
    QueueClient queue = target.client().getQueueClient(name);
    for (Payload message : messages) {
      send(queue, outgoing.encoder().apply(message));
      outgoing.sent().accept(name);
      written.add(new Output(name, new String(message.bytes(), StandardCharsets.UTF_8)));
    }
  }

  private static void send(QueueClient queue, String text) {
    try {
      queue.sendMessage(text);
    } catch (QueueStorageException failure) {
      if (!QueueErrorCode.QUEUE_NOT_FOUND.equals(failure.getErrorCode())) {
        throw failure;
      }
      queue.createIfNotExists();
      queue.sendMessage(text);
    }
  }
}
