package io.queuerite.emulator.internal.auth;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static io.queuerite.emulator.internal.model.Refusal.assertRefusedSomehow;
import static io.queuerite.emulator.internal.model.Refusal.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.model.UserDelegationKey;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's key, and the signatures made with it. */
final class UserDelegationSasTest {
  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant EXPIRY = START.plus(Duration.ofDays(7));
  private static final User USER = new User(Token.USER, Token.TENANT);
  private static final String COLLEAGUE = "33333333-3333-3333-3333-333333333333";
  private static final String OTHER_TENANT = "44444444-4444-4444-4444-444444444444";
  private static final ServiceVersion NEWEST = new ServiceVersion("2026-06-06");
  private static final String OTHER_KEY = "AAECAwQFBgc=";

  private Instant now = START;
  private List<String> accountKeys = List.of(EmulatorOptions.DEVELOPMENT_KEY, OTHER_KEY);
  private @Nullable String bearer;

  private Accounts accounts() {
    return new Accounts(Map.of(Signed.ACCOUNT, accountKeys));
  }

  private UserDelegationKey.Issued issue(Instant start, Instant expiry, String tenant) {
    return new DelegationKeys(accounts(), () -> now)
        .issue(
            new AccountName(Signed.ACCOUNT),
            USER,
            NEWEST,
            new UserDelegationKey.Wish(start, expiry, tenant));
  }

  private UserDelegationKey.Issued issue() {
    return issue(START, EXPIRY, "");
  }

  /** The fields of a SAS for the queue "myq", to be changed before they are signed. */
  private static Map<String, String> fields(UserDelegationKey.Issued issued) {
    UserDelegationKey key = issued.key();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("sp", "raup");
    fields.put("se", "2027-01-02T00:00:00Z");
    fields.put("sv", "2026-06-06");
    fields.put("skoid", key.user().objectId());
    fields.put("sktid", key.user().tenantId());
    fields.put("skt", key.start().toString());
    fields.put("ske", key.expiry().toString());
    fields.put("sks", key.service());
    fields.put("skv", key.version());
    if (!key.delegatedTenant().isEmpty()) {
      fields.put("skdutid", key.delegatedTenant());
    }
    return fields;
  }

  private static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String sign(Map<String, String> fields, String value) {
    Sas sas = new Sas(Query.parse(query(fields)));
    String text = SasText.userDelegation(sas, Signed.ACCOUNT, "myq");
    Map<String, String> signed = new LinkedHashMap<>(fields);
    signed.put("sig", AccountKey.ofBase64(value).sign(text));
    return query(signed);
  }

  private Identity ask(String queue, String query) {
    List<Header> headers =
        bearer == null ? List.of() : List.of(new Header("Authorization", bearer));
    Request request =
        new Request(
            "GET",
            "/devstoreaccount1/" + queue + "/messages?" + query,
            new Headers(headers),
            new byte[0],
            new Request.Peer("127.0.0.1", true, true));
    Accounts accounts = accounts();
    return new Authenticator(
            accounts, () -> now, true, true, q -> CompletableFuture.completedFuture(List.of()))
        .authenticate(
            request,
            Target.of(request.rawPath(), "127.0.0.1:10001", true, accounts::has),
            Query.parse(request.rawQuery()),
            NEWEST)
        .join();
  }

  private Identity ask(Map<String, String> fields, UserDelegationKey.Issued issued) {
    return ask("myq", sign(fields, issued.value()));
  }

  private String refusal(Map<String, String> fields, UserDelegationKey.Issued issued) {
    var refusal = refusalOf(() -> ask(fields, issued));
    assertThat(refusal.error()).isEqualTo(StorageError.AUTHENTICATION_FAILED);
    return refusal.details().get(0).value();
  }

  @Test
  void aSignatureOfAUsersKeyAllowsWhatItSays() {
    assertThat(ask(fields(issue()), issue())).isEqualTo(new Identity.QueueSas("raup"));
    Map<String, String> toAdd = fields(issue());
    toAdd.put("sp", "a");
    assertThat(ask(toAdd, issue())).isEqualTo(new Identity.QueueSas("a"));
  }

  @Test
  void theSameWishGivesTheSameKeyAndAnotherWishAnother() {
    assertThat(issue().value()).isEqualTo(issue().value());
    assertThat(issue(START, EXPIRY.minusSeconds(1), "").value()).isNotEqualTo(issue().value());
    assertThat(issue(START.plusSeconds(1), EXPIRY, "").value()).isNotEqualTo(issue().value());
    assertThat(issue(START, EXPIRY, OTHER_TENANT).value()).isNotEqualTo(issue().value());
  }

  @Test
  void aKeyHoldsAfterTheAccountsKeysChangedPlacesAndNotAfterItsOwnWentAway() {
    UserDelegationKey.Issued issued = issue();
    accountKeys = List.of(OTHER_KEY, EmulatorOptions.DEVELOPMENT_KEY);
    assertThat(ask(fields(issued), issued)).isInstanceOf(Identity.QueueSas.class);
    accountKeys = List.of(OTHER_KEY);
    assertThat(refusal(fields(issued), issued)).startsWith("Signature did not match.");
  }

  @ParameterizedTest
  @CsvSource({
    "sp, rau",
    "st, 2026-12-31T00:00:00Z",
    "se, 2027-01-03T00:00:00Z",
    "skoid, 33333333-3333-3333-3333-333333333333",
    "sktid, 33333333-3333-3333-3333-333333333333",
    "skt, 2026-12-31T00:00:00Z",
    "ske, 2027-01-09T00:00:00Z",
    "skv, 2026-02-06",
    "skdutid, 33333333-3333-3333-3333-333333333333",
    "sduoid, 33333333-3333-3333-3333-333333333333",
    "sip, 127.0.0.1",
    "spr, 'https,http'",
    "sv, 2026-04-06"
  })
  void noSignatureHoldsForAFieldThatWasChanged(String field, String value) {
    UserDelegationKey.Issued issued = issue();
    Map<String, String> changed = fields(issued);
    String signature = Query.parse(sign(changed, issued.value())).getNonEmpty("sig");
    changed.put(field, value);
    changed.put("sig", String.valueOf(signature));
    assertRefusedSomehow(StorageError.AUTHENTICATION_FAILED, () -> ask("myq", query(changed)));
  }

  @Test
  void aSignatureIsForItsOwnQueue() {
    String signed = sign(fields(issue()), issue().value());
    assertRefusedSomehow(StorageError.AUTHENTICATION_FAILED, () -> ask("another", signed));
  }

  @Test
  void aKeyOutlivesNeitherItsEndNorDoesItWorkBeforeItsStart() {
    UserDelegationKey.Issued issued = issue(START.plusSeconds(60), START.plusSeconds(120), "");
    Map<String, String> fields = fields(issued);
    assertThat(refusal(fields, issued))
        .isEqualTo(
            "Signature not valid in the specified key time frame: "
                + "Key Start [Fri, 01 Jan 2027 00:01:00 GMT] - "
                + "Key Expiry [Fri, 01 Jan 2027 00:02:00 GMT] - "
                + "Current [Fri, 01 Jan 2027 00:00:00 GMT]");
    now = START.plusSeconds(60);
    assertThat(ask(fields, issued)).isInstanceOf(Identity.QueueSas.class);
    now = START.plusSeconds(120);
    assertThat(refusal(fields, issued)).startsWith("Signature not valid in the specified key time");
  }

  @Test
  void theSignatureHasAnEndOfItsOwn() {
    now = START.plus(Duration.ofDays(1));
    assertThat(refusal(fields(issue()), issue()))
        .startsWith("Signature not valid in the specified time frame");
    Map<String, String> endless = fields(issue());
    endless.remove("se");
    assertThat(refusal(endless, issue())).isEqualTo("se is mandatory. Cannot be empty");
  }

  @ParameterizedTest
  @CsvSource({"sv, 2025-11-05", "skv, 2025-11-05", "sks, b", "skt, soon", "ske, ''", "skv, ''"})
  void whatNoSuchSignatureCanSayIsRefused(String field, String value) {
    Map<String, String> fields = fields(issue());
    fields.put(field, value);
    assertThat(refusal(fields, issue())).startsWith(field + " is ");
  }

  @Test
  void aSignatureForAColleagueNeedsTheColleaguesToken() {
    Map<String, String> fields = fields(issue());
    fields.put("sduoid", COLLEAGUE);
    assertThat(refusal(fields, issue()))
        .isEqualTo("sduoid needs a bearer token of the user that it names.");
    bearer = "Bearer " + Token.at(now).with("oid", COLLEAGUE).signed();
    assertThat(ask(fields, issue())).isEqualTo(new Identity.QueueSas("raup"));
    bearer = "Bearer " + Token.at(now).signed();
    assertThat(refusal(fields, issue()))
        .isEqualTo("sduoid names another user than the bearer token does.");
    bearer = "Bearer " + Token.at(now).with("oid", COLLEAGUE).with("exp", now).signed();
    assertRefusedSomehow(StorageError.INVALID_BEARER_TOKEN, () -> ask(fields, issue()));
  }

  @Test
  void aColleagueMayBeOfTheTenantThatTheKeyWasMadeFor() {
    UserDelegationKey.Issued issued = issue(START, EXPIRY, OTHER_TENANT);
    Map<String, String> fields = fields(issued);
    assertThat(refusal(fields, issued)).isEqualTo("skdutid is invalid without sduoid.");
    fields.put("sduoid", COLLEAGUE);
    bearer = "Bearer " + Token.at(now).with("oid", COLLEAGUE).with("tid", OTHER_TENANT).signed();
    assertThat(ask(fields, issued)).isEqualTo(new Identity.QueueSas("raup"));
    bearer = "Bearer " + Token.at(now).with("oid", COLLEAGUE).signed();
    assertThat(refusal(fields, issued)).startsWith("sduoid names another user");
  }

  @Test
  void aTokenCountsMoreThanASignatureForAnyone() {
    bearer = "Bearer " + Token.at(now).signed();
    assertThat(ask(fields(issue()), issue())).isEqualTo(new Identity.Bearer(USER));
  }

  @Test
  void aKeyLastsSevenDaysFromNowAtMost() {
    now = START.plusSeconds(30);
    Instant last = now.plus(Duration.ofDays(7));
    assertThat(issue(START, last, "").key().expiry()).isEqualTo(last);
    assertWishRefused("Expiry", "2027-01-08T00:00:31Z", START, last.plusSeconds(1));
    assertWishRefused("Expiry", "2027-01-01T00:00:30Z", START, now);
    assertWishRefused(
        "Expiry",
        "2027-01-02T00:00:00Z",
        START.plus(Duration.ofDays(1)),
        START.plus(Duration.ofDays(1)));
    assertWishRefused("Start", "2027-01-08T00:00:31Z", last.plusSeconds(1), last.plusSeconds(2));
  }

  private void assertWishRefused(String node, String value, Instant start, Instant expiry) {
    assertRefused(
        StorageError.INVALID_XML_NODE_VALUE,
        () -> issue(start, expiry, ""),
        "XmlNodeName",
        node,
        "XmlNodeValue",
        value);
  }

  @Test
  void noKeyIsForNobody() {
    DelegationKeys keys = new DelegationKeys(accounts(), () -> now);
    assertRefusedSomehow(
        StorageError.AUTHENTICATION_FAILED,
        () ->
            keys.issue(
                new AccountName(Signed.ACCOUNT),
                new User("", Token.TENANT),
                NEWEST,
                new UserDelegationKey.Wish(START, EXPIRY, "")));
  }

  @Test
  void theValueDoesNotStandInALog() {
    assertThat(issue().toString()).doesNotContain(issue().value());
  }
}
