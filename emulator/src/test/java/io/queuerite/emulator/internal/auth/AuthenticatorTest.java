package io.queuerite.emulator.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
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

class AuthenticatorTest {
  private static final Instant SENT = Instant.parse("2027-01-01T00:00:00Z");
  private static final String LIST = "/devstoreaccount1?comp=list&maxresults=2&prefix=a%20b";
  private static final String LIST_SIGNED =
      "SharedKey devstoreaccount1:h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=";
  private static final String METADATA = "/devstoreaccount1/myq?comp=metadata&timeout=9";
  private static final String METADATA_SIGNED =
      "SharedKeyLite devstoreaccount1:zgtcCOxsMLvGI6LFFcM8ITbn7z6vGATnN1YI6itWyzw=";

  private static Identity ask(String target, String authorization, Instant now, String key) {
    Accounts accounts = new Accounts(Map.of("devstoreaccount1", List.of(AccountKey.ofBase64(key))));
    Headers headers =
        new Headers(
            List.of(
                new Header("x-ms-version", "2026-06-06"),
                new Header("x-ms-date", "Fri, 01 Jan 2027 00:00:00 GMT"),
                new Header("Authorization", authorization)));
    Request request =
        new Request("GET", target, headers, new byte[0], new Request.Peer("127.0.0.1", false));
    Target of = Target.of(request.rawPath(), "127.0.0.1:10001", true, accounts::has);
    return new Authenticator(
            accounts, () -> now, true, queue -> CompletableFuture.completedFuture(List.of()))
        .authenticate(
            request, of, Query.parse(request.rawQuery()), new ServiceVersion("2026-06-06"))
        .join();
  }

  private static Identity ask(String target, String authorization, Instant now) {
    return ask(target, authorization, now, EmulatorOptions.DEVELOPMENT_KEY);
  }

  private static StorageError refused(String target, String authorization, Instant now) {
    return catchThrowableOfType(StorageException.class, () -> ask(target, authorization, now))
        .error();
  }

  @Test
  void theVectorsOfBothSchemesPass() {
    assertThat(ask(LIST, LIST_SIGNED, SENT)).isInstanceOf(Identity.KeyHolder.class);
    assertThat(ask(METADATA, METADATA_SIGNED, SENT)).isInstanceOf(Identity.KeyHolder.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-14, 14})
  void fourteenMinutesPass(int minutes) {
    assertThat(ask(LIST, LIST_SIGNED, SENT.plus(Duration.ofMinutes(minutes)))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {-16, 16})
  void sixteenMinutesDoNot(int minutes) {
    assertThat(refused(LIST, LIST_SIGNED, SENT.plus(Duration.ofMinutes(minutes))))
        .isEqualTo(StorageError.AUTHENTICATION_FAILED);
  }

  @Test
  void anotherKeySignsNothing() {
    StorageException answer =
        catchThrowableOfType(
            StorageException.class, () -> ask(LIST, LIST_SIGNED, SENT, "AAECAwQFBgc="));
    assertThat(answer.error()).isEqualTo(StorageError.AUTHENTICATION_FAILED);
  }

  @Test
  void aQueryChangedOnTheWayIsRefused() {
    assertThat(refused(LIST.replace("=2", "=3"), LIST_SIGNED, SENT))
        .isEqualTo(StorageError.AUTHENTICATION_FAILED);
  }

  @Test
  void anUnknownAccountIsNoResource() {
    assertThat(refused("/other?comp=list", LIST_SIGNED, SENT))
        .isEqualTo(StorageError.RESOURCE_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({"SharedKey", "SharedKey devstoreaccount1", "Basic a:b", "''"})
  void aMalformedHeaderIsToldAsSuch(String authorization) {
    assertThat(refused(LIST, authorization, SENT))
        .isEqualTo(StorageError.INVALID_AUTHENTICATION_INFO);
  }
}
