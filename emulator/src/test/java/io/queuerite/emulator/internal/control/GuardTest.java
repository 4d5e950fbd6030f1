package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.QueueEmulator;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the user's own programs steers the emulator: attacks, through real sockets. */
final class GuardTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String FREEZE = "{\"freeze\":true}";
  private static final String JSON = "Content-Type: application/json";
  private static final String OURS = "Host: localhost:PORT";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String freeze(String... headers) {
    return client.raw(LOOPBACK, "POST /_queuerite/clock", FREEZE, headers);
  }

  private void assertRefused(String answer, int status, String why) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).contains("Content-Type: application/json", "\"error\"", why);
    assertThat(answer).doesNotContainIgnoringCase("Access-Control-");
    assertThat(emulator.clock().isFrozen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:PORT",
        "LocalHost:1",
        "127.0.0.1:PORT",
        "[::1]:PORT",
        "[::1]",
        "anything.localhost:PORT",
        "devstoreaccount1.queue.localhost:PORT"
      })
  void whatLeadsToThisMachineIsItsName(String host) {
    assertThat(freeze("Host: " + host, JSON)).startsWith("HTTP/1.1 200 OK");
    assertThat(emulator.clock().isFrozen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "notlocalhost",
        "127.0.0.2",
        "0.0.0.0:PORT",
        "[::2]:PORT",
        "[::1].evil.example",
        "localhost@evil.example",
        "emulator",
        "10.0.0.5:PORT",
        ".",
        ":",
        "]:",
        ""
      })
  void aNameThatWasMadeToLeadHereIsRefused(String host) {
    assertRefused(freeze("Host: " + host, JSON), 403, "Host");
  }

  @Test
  void twoHostsAreRefusedWhicheverComesFirst() {
    assertRefused(freeze(OURS, "Host: evil.example", JSON), 403, "2 Host headers");
    assertRefused(freeze("Host: evil.example", OURS, JSON), 403, "2 Host headers");
  }

  @Test
  void aTargetWithAForeignHostOutranksTheHeader() {
    String answer =
        client.raw(LOOPBACK, "POST http://evil.example/_queuerite/clock", FREEZE, OURS, JSON);
    assertRefused(answer, 403, "Host 'evil.example'");
  }

  @Test
  void aTargetWithOurHostIsTheSameRequest() {
    String target = "POST http://localhost:" + emulator.port() + "/_queuerite/clock";
    assertThat(client.raw(LOOPBACK, target, FREEZE, "Host: evil.example", JSON))
        .startsWith("HTTP/1.1 200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://localhost:PORT",
        "http://localhost",
        "http://localhost:3000",
        "http://127.0.0.1:PORT",
        "http://localhost:PORT.evil.example",
        "null",
        ""
      })
  void aPageOfAnotherOriginIsRefused(String origin) {
    assertRefused(freeze(OURS, "Origin: " + origin, JSON), 403, "Origin");
  }

  @Test
  void aSecondOriginIsNotOverlooked() {
    assertRefused(
        freeze(OURS, "Origin: http://localhost:PORT", "Origin: http://evil.example", JSON),
        403,
        "Origin 'http://evil.example'");
  }

  @Test
  void theEmulatorsOwnPageMaySteerIt() {
    assertThat(freeze(OURS, "Origin: http://localhost:PORT", JSON)).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void aBrowserThatAsksFirstHearsNoPermission() {
    String answer =
        client.raw(
            LOOPBACK,
            "OPTIONS /_queuerite/clock",
            "",
            OURS,
            "Origin: http://evil.example",
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: content-type");
    assertRefused(answer, 403, "Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "text/plain; application/json",
        "text/plain, application/json",
        ""
      })
  void whatAFormCanSendIsNoJson(String type) {
    assertRefused(freeze(OURS, "Content-Type: " + type), 415, "expected application/json");
  }

  @Test
  void aBodyOfNoTypeIsRefused() {
    assertRefused(freeze(OURS), 415, "expected application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=utf-8", "APPLICATION/JSON", "application/json "})
  void jsonMaySayMoreOfItself(String type) {
    assertThat(freeze(OURS, "Content-Type: " + type)).startsWith("HTTP/1.1 200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//_queuerite/clock",
        "/%5Fqueuerite/clock",
        "/_queuerit%65/clock",
        "/_QUEUERITE/clock",
        "/_queueritex/clock",
        "/devstoreaccount1/../_queuerite/clock",
        "/./_queuerite/clock"
      })
  void otherSpellingsOfThePathAreTheServicesToRefuse(String path) {
    String answer = client.raw(LOOPBACK, "POST " + path, FREEZE, OURS, JSON);
    assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("x-ms-error-code: ");
    assertThat(emulator.clock().isFrozen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_queuerite//clock",
        "/_queuerite/cloc%6B",
        "/_queuerite/clock/",
        "/_queuerite/./clock",
        "/_queuerite/x/../clock",
        "/_queuerite%2Fclock",
        "/_queuerite/",
        "/_queuerite"
      })
  void aResourceHasOneSpelling(String path) {
    String answer = client.raw(LOOPBACK, "POST " + path, FREEZE, OURS, JSON);
    assertThat(answer).matches("(?s)HTTP/1.1 40[0-9] .*");
    assertThat(emulator.clock().isFrozen()).isFalse();
  }

  @Test
  void aCallerFromElsewhereIsRefusedWhateverItsHeadersSay() {
    InetAddress outside = Outside.address();
    try (QueueEmulator open = QueueEmulator.builder().host("0.0.0.0").start()) {
      String answer =
          new ControlClient(open)
              .raw(
                  outside,
                  "POST /_queuerite/clock",
                  FREEZE,
                  OURS,
                  JSON,
                  "X-Forwarded-For: 127.0.0.1",
                  "Forwarded: for=127.0.0.1",
                  "X-Real-IP: 127.0.0.1");
      assertRefused(answer, 403, "--control any");
      assertThat(open.clock().isFrozen()).isFalse();
    }
  }

  @Test
  void forwardedHostsOpenNoDoor() {
    assertRefused(
        freeze("Host: evil.example", "X-Forwarded-Host: localhost", JSON),
        403,
        "Host 'evil.example'");
  }

  @Test
  void forwardedOriginsShutNone() {
    assertThat(freeze(OURS, "X-Forwarded-For: 10.1.1.1", "X-Forwarded-Proto: https", JSON))
        .startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void controlForAnyIsForCallersFromElsewhereToo() {
    InetAddress outside = Outside.address();
    try (QueueEmulator open =
        QueueEmulator.builder().host("0.0.0.0").control(Control.ANY).start()) {
      ControlClient ofOpen = new ControlClient(open);
      assertThat(
              ofOpen.raw(outside, "POST /_queuerite/clock", FREEZE, "Host: queuerite:PORT", JSON))
          .startsWith("HTTP/1.1 200 OK");
      assertThat(ofOpen.raw(outside, "GET /_queuerite/clock", "", "Host: evil.example"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void whereControlIsOffThereIsNothing() {
    try (QueueEmulator shut = QueueEmulator.builder().control(Control.OFF).start()) {
      String answer =
          new ControlClient(shut).raw(LOOPBACK, "POST /_queuerite/clock", FREEZE, OURS, JSON);
      assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("x-ms-error-code: ");
      assertThat(shut.clock().isFrozen()).isFalse();
    }
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String body = "{\"setTo\":\"" + "9".repeat(1024 * 1024) + "\"}";
    assertRefused(
        client.raw(LOOPBACK, "POST /_queuerite/clock", body, OURS, JSON), 413, "megabyte");
    assertThat(emulator.clock().offset()).isLessThan(Duration.ofSeconds(1));
  }
}
