package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Programs branch on status and code; both must reach them through the SDK's exception. */
@AgainstTarget
class ClientErrorsTest {
  @Test
  void aMissingQueueIsNamedForAllThatNeedsOne(Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newClient(endpoint);
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, queue::getProperties);
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, () -> queue.sendMessage("text"));
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, queue::receiveMessage);
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, queue::peekMessage);
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, queue::clearMessages);
    assertFails(404, QueueErrorCode.QUEUE_NOT_FOUND, queue::delete);
  }

  @Test
  void anExistingQueueWithOtherMetadataIsAConflict(Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    assertFails(
        409,
        QueueErrorCode.QUEUE_ALREADY_EXISTS,
        () -> queue.createWithResponse(Map.of("a", "b"), null, null));
  }

  @Test
  void aStaleReceiptFindsNoMessage(Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    queue.sendMessage("text");
    QueueMessageItem taken = queue.receiveMessage();
    queue.updateMessage(taken.getMessageId(), taken.getPopReceipt(), "new", Duration.ZERO);
    assertFails(
        404,
        QueueErrorCode.MESSAGE_NOT_FOUND,
        () -> queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt()));
  }

  @Test
  void aTextTooLongIsRefused(Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    assertFails(
        413,
        QueueErrorCode.REQUEST_BODY_TOO_LARGE,
        () -> queue.sendMessage("a".repeat(64 * 1024 + 1)));
  }

  @Test
  void aNameAgainstTheRulesIsRefused(Endpoint endpoint) {
    QueueClientBuilder builder =
        new QueueClientBuilder().connectionString(endpoint.connectionString());
    assertFails(
        400,
        QueueErrorCode.INVALID_RESOURCE_NAME,
        builder.queueName("Upper-Case").buildClient()::create);
    assertFails(
        400, QueueErrorCode.OUT_OF_RANGE_INPUT, builder.queueName("ab").buildClient()::create);
  }

  @Test
  void anotherKeyIsRefused(Endpoint endpoint) {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    QueueClient queue =
        new QueueClientBuilder()
            .endpoint(endpoint.uri().toString())
            .queueName(Account.uniqueName())
            .credential(new StorageSharedKeyCredential(Account.NAME, key))
            .buildClient();
    assertFails(403, QueueErrorCode.AUTHENTICATION_FAILED, queue::create);
  }

  private static void assertFails(int status, QueueErrorCode code, ThrowingCallable call) {
    QueueStorageException failure = catchThrowableOfType(QueueStorageException.class, call);
    assertThat(failure).as("a call that should fail with %s", code).isNotNull();
    assertThat(failure.getStatusCode()).isEqualTo(status);
    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure.getServiceMessage()).contains(code.toString());
  }
}
