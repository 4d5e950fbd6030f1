package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Under which names callers reach the emulator: those that no test machine can be relied on to
 * have.
 */
final class GuardNamesTest {
  @Test
  void theHostThatWasConfiguredIsItsName() {
    Guard guard = new Guard(false, "Emulator.Example");
    assertThatCode(() -> guard.check(request(true, "emulator.example:1")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check(request(true, "other.example")))
        .hasMessageContaining("Host");
    assertThatThrownBy(() -> guard.check(request(false, "emulator.example")))
        .hasMessageContaining("--control any");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queuerite:10001",
        "192.168.1.7",
        "[fe80::1]:10001",
        "host.docker.internal",
        "queuerite.tests.svc.cluster.local"
      })
  void controlForAnyGoesByNamesThatNobodyCanRegister(String host) {
    Guard any = new Guard(true, "0.0.0.0");
    assertThatCode(() -> any.check(request(false, host))).doesNotThrowAnyException();
    Guard loopback = new Guard(false, "0.0.0.0");
    assertThatThrownBy(() -> loopback.check(request(true, host))).hasMessageContaining("Host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "1.2.3.4.evil.example", "internal.evil.example", ""})
  void controlForAnyIsNotForRegisteredNames(String host) {
    assertThatThrownBy(() -> new Guard(true, "0.0.0.0").check(request(false, host)))
        .hasMessageContaining("Host");
  }

  private static Request request(boolean loopback, String host) {

    return new Request(
        "GET",
        "/_queuerite/health",
        new Headers(List.of(new Header("Host", host))),
        new byte[0],
        new Request.Peer("10.0.0.9", false, loopback));
  }

  @Test
  void overTlsTheOwnOriginIsThatOfHttps() {
    Guard guard = new Guard(false, "127.0.0.1");
    assertThatCode(() -> guard.check(secure("https://localhost:1"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check(secure("http://localhost:1")))
        .hasMessageContaining("Origin");
  }

  private static Request secure(String origin) {
    return new Request(
        "GET",
        "/_queuerite/health",
        new Headers(List.of(new Header("Host", "localhost:1"), new Header("origin", origin))),
        new byte[0],
        new Request.Peer("127.0.0.1", true, true));
  }
}
