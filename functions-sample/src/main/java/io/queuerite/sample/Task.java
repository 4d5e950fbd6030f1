package io.queuerite.sample;

import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/** What stands in the queue. Gson fills it in, and leaves out what a message does not say. */
final class Task {
  @SerializedName("message_id")
  @Nullable String messageId;

  @SerializedName("task_type")
  @Nullable String taskType;

  @Nullable JsonObject payload;
}
