package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.models.UserDelegationKey;
import com.azure.storage.queue.sas.QueueSasPermission;
import com.azure.storage.queue.sas.QueueServiceSasSignatureValues;
import io.netty.handler.ssl.SslContextBuilder;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.Token;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.OAuth;
import io.queuerite.emulator.QueueEmulator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The SDK with a credential that hands out tokens, and the signatures that it makes by them. */
@Tag("in-process")
class TokenClientTest {
  private static final QueueEmulator EMULATOR =
      QueueEmulator.builder().https(Https.auto()).oauth(OAuth.BASIC).start();

  private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

  private static com.azure.core.http.HttpClient trusting() throws SSLException {
    var tls = SslContextBuilder.forClient().trustManager(EMULATOR.certificate()).build();
    HttpClient trusting = HttpClient.create().secure(spec -> spec.sslContext(tls));
    return new NettyAsyncHttpClientBuilder(trusting).build();
  }

  private QueueServiceClient service(Token token) throws SSLException {
    TokenCredential credential =
        request -> Mono.just(new AccessToken(token.text(), now.plusHours(1)));
    return new QueueServiceClientBuilder()
        .httpClient(trusting())
        .endpoint(EMULATOR.endpoint().toString())
        .credential(credential)
        .buildClient();
  }

  @Test
  void aMessageLivesItsLifeByToken() throws SSLException {
    QueueClient queue = service(Token.good()).createQueue(Account.uniqueName());
    queue.sendMessage("text");
    var taken = queue.receiveMessage();
    assertThat(taken.getBody().toString()).isEqualTo("text");
    queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt());
    assertThat(queue.peekMessage()).isNull();
  }

  @Test
  void aTokenThatIsOverIsToldSo() throws SSLException {
    QueueServiceClient late = service(Token.good().time("exp", Duration.ofHours(-1)));
    assertThatThrownBy(() -> late.createQueue(Account.uniqueName()))
        .isInstanceOfSatisfying(
            QueueStorageException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(401));
  }

  @Test
  void aUsersSignatureWorksForAGuestUntilAFieldIsChanged() throws SSLException {
    QueueServiceClient service = service(Token.good());
    QueueClient queue = service.createQueue(Account.uniqueName());
    UserDelegationKey key = service.getUserDelegationKey(now.minusMinutes(5), now.plusHours(1));
    String sas =
        queue.generateUserDelegationSas(
            new QueueServiceSasSignatureValues(now.plusHours(1), QueueSasPermission.parse("raup")),
            key);
    guest(queue, sas).sendMessage("signed");
    assertThat(queue.peekMessage().getBody().toString()).isEqualTo("signed");
    for (String field : sas.split("&", -1)) {
      String name = field.substring(0, field.indexOf('='));
      String changed = name.equals("sp") ? "sp=rau" : name + "=" + "1";
      assertThatThrownBy(() -> guest(queue, sas.replace(field, changed)).sendMessage("changed"))
          .as(changed)
          .isInstanceOfSatisfying(
              QueueStorageException.class,
              refused -> assertThat(refused.getStatusCode()).isEqualTo(403));
    }
  }

  private static QueueClient guest(QueueClient queue, String sas) throws SSLException {
    return new QueueClientBuilder()
        .httpClient(trusting())
        .endpoint(EMULATOR.endpoint().toString())
        .queueName(queue.getQueueName())
        .sasToken(sas)
        .buildClient();
  }
}
