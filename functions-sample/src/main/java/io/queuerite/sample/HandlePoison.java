package io.queuerite.sample;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.UUID;
import java.util.logging.Level;

/**
 * Records what needs a person. It takes the text as it is, because broken JSON is just what comes
 * here, and it does not throw: a poison queue has no poison queue of its own.
 */
public final class HandlePoison {
  private final Ledger ledger = Ledger.ofPoison();

  @FunctionName("HandlePoison")
  public void handle(
      @QueueTrigger(
              name = "text",
              queueName = Enqueue.QUEUE + "-poison",
              connection = "AzureWebJobsStorage")
          String text,
      ExecutionContext context) {
    String messageId = messageId(text);
    context
        .getLogger()
        .log(
            Level.SEVERE,
            "Needs a person: message_id={0} invocation_id={1} text={2}",
            new Object[] {messageId, context.getInvocationId(), text});
    try {
      boolean unused = ledger.enter(messageId, text);
    } catch (RuntimeException notRecorded) {
      context.getLogger().log(Level.SEVERE, "Not recorded: message_id=" + messageId, notRecorded);
    }
  }

  /** The body is all there is to learn it from. */
  private static String messageId(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      if (json.isJsonObject() && json.getAsJsonObject().get("message_id") != null) {
        return json.getAsJsonObject().get("message_id").getAsString();
      }
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException broken) {
      // Then it has an id of its own.
    }
    return UUID.randomUUID().toString();
  }
}
