package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import com.azure.storage.common.sas.SasIpRange;
import com.azure.storage.common.sas.SasProtocol;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueAccessPolicy;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueSignedIdentifier;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.sas.QueueSasPermission;
import com.azure.storage.queue.sas.QueueServiceSasSignatureValues;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signatures that the SDK itself makes, used with the SDK; then the same with one field changed.
 */
@AgainstTarget
class SdkSasTest {
  private static final SasIpRange LOOPBACK = SasIpRange.parse("127.0.0.1-127.0.0.9");

  /** Another value for each field, all of them ones that a signature may have. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("sv", "2019-12-12"),
          Map.entry("ss", "qt"),
          Map.entry("srt", "so"),
          Map.entry("st", "2020-01-01T00%3A00%3A00Z"),
          Map.entry("se", "2099-01-01T00%3A00%3A00Z"),
          Map.entry("sp", "ra"),
          Map.entry("sip", "127.0.0.1"),
          Map.entry("spr", "https"),
          Map.entry("si", "other"),
          Map.entry("sig", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D"));

  private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

  /** The SDK's three generators. */
  enum Generator {
    ACCOUNT,
    QUEUE,
    POLICY
  }

  @ParameterizedTest
  @EnumSource(Generator.class)
  void aMessageLivesItsLifeBySignature(Generator generator, Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    QueueClient guest = client(endpoint, queue.getQueueName(), token(generator, endpoint, queue));
    guest.sendMessage("hello");
    assertThat(guest.peekMessage().getBody().toString()).isEqualTo("hello");
    QueueMessageItem taken = guest.receiveMessage();
    String receipt =
        guest
            .updateMessage(taken.getMessageId(), taken.getPopReceipt(), "world", Duration.ZERO)
            .getPopReceipt();
    guest.deleteMessage(taken.getMessageId(), receipt);
    assertThat(guest.getProperties().getApproximateMessagesCountLong()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Generator.class)
  void noFieldCanBeChangedOrLeftOut(Generator generator, Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    String token = token(generator, endpoint, queue);
    for (String field : token.split("&", -1)) {
      String name = field.substring(0, field.indexOf('='));
      String other = name + "=" + OTHERS.get(name);
      assertThat(other).isNotEqualTo(field);
      assertRefused(client(endpoint, queue.getQueueName(), token.replace(field, other)));
      // Without a signature it is no token at all.
      if (!name.equals("sig")) {
        String shorter = ("&" + token).replace("&" + field, "").substring(1);
        assertRefused(client(endpoint, queue.getQueueName(), shorter));
      }
    }
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
  }

  @Test
  void anAccountSignatureListsMakesAndRemovesQueues(Endpoint endpoint) {
    QueueServiceClient guest =
        new QueueServiceClientBuilder()
            .endpoint(endpoint.uri().toString())
            .sasToken(accountToken(endpoint))
            .buildClient();
    String name = Account.uniqueName();
    guest.createQueue(name);
    assertThat(guest.listQueues()).anyMatch(item -> item.getName().equals(name));
    assertThat(guest.getProperties().getHourMetrics()).isNotNull();
    guest.deleteQueue(name);
  }

  @ParameterizedTest
  @EnumSource(
      value = Generator.class,
      names = {"QUEUE", "POLICY"})
  void aQueuesSignatureDoesNotRemoveTheQueue(Generator generator, Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    QueueClient guest = client(endpoint, queue.getQueueName(), token(generator, endpoint, queue));
    QueueStorageException failure =
        catchThrowableOfType(QueueStorageException.class, guest::delete);
    assertThat(failure.getErrorCode()).isEqualTo(QueueErrorCode.AUTHORIZATION_FAILURE);
  }

  private static void assertRefused(QueueClient guest) {
    QueueStorageException failure =
        catchThrowableOfType(QueueStorageException.class, () -> guest.sendMessage("text"));
    assertThat(failure).isNotNull();
    assertThat(failure.getStatusCode()).isEqualTo(403);
    assertThat(failure.getErrorCode()).isEqualTo(QueueErrorCode.AUTHENTICATION_FAILED);
  }

  private static QueueClient client(Endpoint endpoint, String queue, String token) {
    return new QueueClientBuilder()
        .endpoint(endpoint.uri().toString())
        .sasToken(token)
        .queueName(queue)
        .buildClient();
  }

  private String token(Generator generator, Endpoint endpoint, QueueClient queue) {
    return switch (generator) {
      case ACCOUNT -> accountToken(endpoint);
      case QUEUE ->
          queue.generateSas(
              new QueueServiceSasSignatureValues(now.plusHours(1), QueueSasPermission.parse("raup"))
                  .setStartTime(now.minusHours(1))
                  .setProtocol(SasProtocol.HTTPS_HTTP)
                  .setSasIpRange(LOOPBACK));
      case POLICY -> policyToken(queue);
    };
  }

  private String accountToken(Endpoint endpoint) {
    AccountSasSignatureValues values =
        new AccountSasSignatureValues(
                now.plusHours(1),
                AccountSasPermission.parse("rwdlacup"),
                AccountSasService.parse("q"),
                AccountSasResourceType.parse("sco"))
            .setStartTime(now.minusHours(1))
            .setProtocol(SasProtocol.HTTPS_HTTP)
            .setSasIpRange(LOOPBACK);
    return new QueueServiceClientBuilder()
        .connectionString(endpoint.connectionString())
        .buildClient()
        .generateAccountSas(values);
  }

  private String policyToken(QueueClient queue) {
    QueueAccessPolicy policy =
        new QueueAccessPolicy().setExpiresOn(now.plusHours(1)).setPermissions("raup");
    queue.setAccessPolicy(
        List.of(new QueueSignedIdentifier().setId("policy").setAccessPolicy(policy)));
    return queue.generateSas(new QueueServiceSasSignatureValues("policy").setSasIpRange(LOOPBACK));
  }
}
