package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens doors stands in no log; what does not, does. */
final class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sig=SECRET",
        "a=b&sig=SECRET&c=d",
        "?SIG=SECRET",
        "/orders%3Fsv=1%26sig%3DSECRET%26se=2",
        "/orders%253Fsv=1%2526sig%253DSECRET%2526se=2",
        "%73i%67=SECRET",
        "https://a.example/x?sv=1&sig=SECRET",
        "SharedKey devstoreaccount1:SECRET/SECRET+SECRET==",
        "sharedkeylite devstoreaccount1:SECRETSECRET=",
        "SharedKey SECRETSECRET==",
        "Bearer SECRET.SECRET.SECRET",
        "basic SECRETSECRET=",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=SECRET==;QueueEndpoint=x",
        "SharedAccessSignature=sv=1&sig=SECRET;x",
        "jdbc:postgresql://db/queues?user=a&password=SECRET",
        "https://user:SECRET@host/path",
        "x eyJSECRET.eyJSECRET.SECRET y"
      })
  void aSecretIsMasked(String text) {
    assertThat(Secrets.masked(text)).doesNotContain("SECRET").contains(Secrets.MASK);
  }

  @ParameterizedTest
  @CsvSource({
    "a=b&sig=SECRET&c=d, a=b&sig=XXXXX&c=d",
    "/orders%3Fsig%3DSECRET%26se=2, /orders%3Fsig%3DXXXXX%26se=2",
    "SharedKey devstoreaccount1:SECRETSECRET=, SharedKey devstoreaccount1:XXXXX",
    "https://u:SECRET@host/x, https://XXXXX@host/x"
  })
  void whatStandsAroundItStays(String text, String masked) {
    assertThat(Secrets.masked(text)).isEqualTo(masked);
    assertThat(Secrets.masked(masked)).as("what is masked already").isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/devstoreaccount1/orders/messages?numofmessages=32&popreceipt=AgAAAAMAAAAAAAAA",
        "signal=1&design=2&signed=3",
        "azsdk-java-azure-storage-queue/12.29.0 (17.0.15; Linux; 6.1)",
        "Authentication scheme Bearer is not allowed with HTTP.",
        "2026-06-06T10:00:00.0000000Z",
        "http://127.0.0.1:10001/devstoreaccount1/orders"
      })
  void theRestIsLeftAlone(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }
}
