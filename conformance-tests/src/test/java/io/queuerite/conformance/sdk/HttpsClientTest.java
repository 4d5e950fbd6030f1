package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.storage.common.sas.SasProtocol;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.sas.QueueSasPermission;
import com.azure.storage.queue.sas.QueueServiceSasSignatureValues;
import io.netty.handler.ssl.SslContextBuilder;
import io.queuerite.conformance.harness.Account;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.QueueEmulator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;

/** The SDK over HTTPS, as the documentation says to set it up. */
@Tag("in-process")
class HttpsClientTest {
  private static final QueueEmulator EMULATOR = QueueEmulator.builder().https(Https.auto()).start();

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

  private static QueueClientBuilder trusting() throws SSLException {
    var tls = SslContextBuilder.forClient().trustManager(EMULATOR.certificate()).build();
    HttpClient trusting = HttpClient.create().secure(spec -> spec.sslContext(tls));
    return new QueueClientBuilder().httpClient(new NettyAsyncHttpClientBuilder(trusting).build());
  }

  @Test
  void aClientThatTrustsTheCertificateSendsAndReceives() throws SSLException {
    QueueClient queue =
        trusting()
            .connectionString(EMULATOR.connectionString())
            .queueName(Account.uniqueName())
            .buildClient();
    queue.create();
    queue.sendMessage("text");
    assertThat(queue.receiveMessage().getBody().toString()).isEqualTo("text");
    assertThat(queue.getQueueUrl()).startsWith("https://127.0.0.1:" + EMULATOR.port());
  }

  @Test
  void aSignatureForHttpsAloneIsTaken() throws SSLException {
    String name = Account.uniqueName();
    QueueClient owner =
        trusting().connectionString(EMULATOR.connectionString()).queueName(name).buildClient();
    owner.create();
    String sas =
        owner.generateSas(
            new QueueServiceSasSignatureValues(
                    OffsetDateTime.now(ZoneOffset.UTC).plusHours(1), QueueSasPermission.parse("a"))
                .setProtocol(SasProtocol.HTTPS_ONLY));
    trusting()
        .endpoint(EMULATOR.endpoint().toString())
        .queueName(name)
        .sasToken(sas)
        .buildClient()
        .sendMessage("signed");
    assertThat(owner.peekMessage().getBody().toString()).isEqualTo("signed");
  }

  @Test
  void aClientThatDoesNotIsNotTalkedInto() {
    QueueClient queue =
        new QueueClientBuilder()
            .connectionString(EMULATOR.connectionString())
            .queueName(Account.uniqueName())
            .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .buildClient();
    assertThatThrownBy(queue::create).hasRootCauseInstanceOf(GeneralSecurityException.class);
  }
}
