package io.queuerite.emulator.internal.auth;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static io.queuerite.emulator.internal.model.Refusal.assertRefusedSomehow;
import static io.queuerite.emulator.internal.model.Refusal.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticatorTest {
  private static final Instant SENT = Instant.parse("2027-01-01T00:00:00Z");
  private static final String LIST = "/devstoreaccount1?comp=list&maxresults=2&prefix=a%20b";
  private static final String SIGNATURE = "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=";
  private static final String LIST_SIGNED = "SharedKey devstoreaccount1:" + SIGNATURE;
  private static final String METADATA = "/devstoreaccount1/myq?comp=metadata&timeout=9";
  private static final String METADATA_SIGNED =
      "SharedKeyLite devstoreaccount1:zgtcCOxsMLvGI6LFFcM8ITbn7z6vGATnN1YI6itWyzw=";
  private static final String OTHER_KEY = "AAECAwQFBgc=";

  private Instant now = SENT;
  private boolean checksDates = true;
  private List<String> keys = List.of(EmulatorOptions.DEVELOPMENT_KEY);

  private Identity ask(Signed signed) {
    Accounts accounts = new Accounts(Map.of(Signed.ACCOUNT, keys, "another", keys));
    Request request = signed.request();
    Target target = Target.of(request.rawPath(), "127.0.0.1:10001", true, accounts::has);
    return new Authenticator(
            accounts,
            () -> now,
            checksDates,
            false,
            queue -> CompletableFuture.completedFuture(List.of()))
        .authenticate(request, target, signed.query(), signed.version())
        .join();
  }

  private Identity ask(String target, String authorization) {
    return ask(Signed.of("GET", target).with("Authorization", authorization));
  }

  private void assertFailed(String detail, Signed signed) {
    assertRefused(
        StorageError.AUTHENTICATION_FAILED, () -> ask(signed), "AuthenticationErrorDetail", detail);
  }

  private static Signed list() {
    return Signed.of("GET", LIST).with("Authorization", LIST_SIGNED);
  }

  private static Signed dated(String name, String date) {
    return Signed.bare("GET", LIST, "2026-06-06")
        .with(name, date)
        .with("Authorization", LIST_SIGNED);
  }

  @Test
  void theVectorsOfBothSchemesPass() {
    assertThat(ask(LIST, LIST_SIGNED)).isInstanceOf(Identity.KeyHolder.class);
    assertThat(ask(METADATA, METADATA_SIGNED)).isInstanceOf(Identity.KeyHolder.class);
    assertThat(ask(LIST, "sharedkey  devstoreaccount1 : " + SIGNATURE + " ")).isNotNull();
  }

  @Test
  void anyOfTheAccountsKeysWillDo() {
    keys = List.of(OTHER_KEY, EmulatorOptions.DEVELOPMENT_KEY);
    assertThat(ask(list())).isInstanceOf(Identity.KeyHolder.class);
  }

  @Test
  void anotherKeySignsNothingAndIsToldWhatToSign() {
    keys = List.of(OTHER_KEY);
    assertFailed(
        "The MAC signature found in the HTTP request '"
            + SIGNATURE
            + "' is not the same as any computed signature. Server used following string to sign: '"
            + list().sharedKey()
            + "'.",
        list());
  }

  @Test
  void aRequestChangedOnTheWayIsRefused() {
    for (Signed changed :
        new Signed[] {
          Signed.of("GET", LIST.replace("=2", "=3")).with("Authorization", LIST_SIGNED),
          Signed.of("PUT", LIST).with("Authorization", LIST_SIGNED),
          list().with("x-ms-meta-a", "b"),
          list().with("Content-Type", "text/plain"),
          Signed.of("GET", LIST)
              .with("Authorization", LIST_SIGNED.replace("SharedKey", "SharedKeyLite"))
        }) {
      assertRefusedSomehow(StorageError.AUTHENTICATION_FAILED, () -> ask(changed));
    }
  }

  @Test
  void theAccountIsTheOneAddressed() {
    assertFailed(
        "The account name 'another' in the Authorization header is not the account of the URI.",
        Signed.of("GET", LIST).with("Authorization", "SharedKey another:" + SIGNATURE));
    assertRefused(StorageError.RESOURCE_NOT_FOUND, () -> ask("/nobody?comp=list", LIST_SIGNED));
  }

  @ParameterizedTest
  @CsvSource({"PT-15M", "PT-14M", "PT0S", "PT14M", "PT15M"})
  void aDateMayBeAQuarterOfAnHourOff(Duration after) {
    now = SENT.plus(after);
    assertThat(ask(list())).isInstanceOf(Identity.KeyHolder.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-16M, too far in the future",
    "PT-15M-1S, too far in the future",
    "PT15M1S, too old",
    "PT16M, too old",
    "P3650D, too old"
  })
  void aDateMayNotBeMoreThanThatOff(Duration after, String how) {
    now = SENT.plus(after);
    assertFailed("Request date header " + how + ": 'Fri, 01 Jan 2027 00:00:00 GMT'", list());
  }

  @Test
  void datesAreRememberedButJudgedAnew() {
    assertThat(ask(list())).isNotNull();
    now = SENT.plus(Duration.ofMinutes(16));
    assertRefusedSomehow(StorageError.AUTHENTICATION_FAILED, () -> ask(list()));
  }

  @Test
  void aDateIsRequiredAndMustBeOne() {
    assertFailed(
        "Request date header is missing: neither x-ms-date nor Date was sent.",
        Signed.bare("GET", LIST, "2026-06-06").with("Authorization", LIST_SIGNED));
    assertFailed(
        "Request date header is not an RFC 1123 date: 'yesterday'", dated("Date", "yesterday"));
  }

  @Test
  void theServicesOwnDateHeaderOutranksTheOther() {
    assertFailed(
        "Request date header is not an RFC 1123 date: 'yesterday'",
        dated("x-ms-date", "yesterday").with("Date", "Fri, 01 Jan 2027 00:00:00 GMT"));
    String text =
        refusalOf(() -> ask(dated("Date", "Fri, 01 Jan 2027 00:00:00 GMT")))
            .details()
            .get(0)
            .value();
    assertThat(text).as("the date is right, the signature is not").contains("MAC signature");
  }

  @Test
  void aLooseEmulatorTakesAnyDate() {
    checksDates = false;
    now = SENT.plus(Duration.ofDays(3650));
    assertThat(ask(list())).isInstanceOf(Identity.KeyHolder.class);
    String text = refusalOf(() -> ask(dated("Date", "yesterday"))).details().get(0).value();
    assertThat(text).as("the date passes, the signature does not").contains("MAC signature");
  }

  /** Some clients sign the primary's path, others the one that they ask. */
  @Test
  void theSecondaryTakesASignatureOfEitherPath() {
    String secondary = LIST.replace("devstoreaccount1?", "devstoreaccount1-secondary?");
    assertThat(ask(secondary, LIST_SIGNED)).isInstanceOf(Identity.KeyHolder.class);
    String asked = "SharedKey devstoreaccount1:" + sign(Signed.of("GET", secondary).sharedKey());
    assertThat(ask(secondary, asked)).isInstanceOf(Identity.KeyHolder.class);
    assertRefusedSomehow(StorageError.AUTHENTICATION_FAILED, () -> ask(LIST, asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SharedKey", "SharedKey devstoreaccount1", "Basic a:b", "", ":", "Sharedkey:a b"})
  void aMalformedHeaderIsToldAsSuch(String authorization) {
    assertRefused(StorageError.INVALID_AUTHENTICATION_INFO, () -> ask(LIST, authorization));
  }

  @ParameterizedTest
  @CsvSource({
    "2018-11-09, RESOURCE_NOT_FOUND",
    "2019-07-07, RESOURCE_NOT_FOUND",
    "2019-12-12, NO_AUTHENTICATION_INFORMATION",
    "2026-06-06, NO_AUTHENTICATION_INFORMATION"
  })
  void whoSaysNothingIsToldByVersion(String version, StorageError error) {
    assertRefused(error, () -> ask(Signed.bare("GET", LIST, version)));
    assertThat(new ServiceVersion(version)).isEqualTo(ServiceVersion.published(version));
  }

  private static String sign(String text) {
    return AccountKeyTest.sign(EmulatorOptions.DEVELOPMENT_KEY, text);
  }
}
