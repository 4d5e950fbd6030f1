package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.Metrics;
import io.queuerite.emulator.QueueEmulator;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read the metrics, through real sockets. */
final class MetricsApplicationTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String FORBIDDEN = "HTTP/1.1 403 ";

  private static String read(QueueEmulator emulator, InetAddress address, String... headers) {
    return new ControlClient(emulator).raw(address, "GET /_queuerite/metrics", "", headers);
  }

  private static QueueEmulator start(EmulatorBuilder options) {
    return options.host("0.0.0.0").start();
  }

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void theyAreGuardedLikeTheRestUnlessToldOtherwise() {
    try (QueueEmulator emulator = start(QueueEmulator.builder())) {
      assertThat(read(emulator, LOOPBACK, "Host: localhost")).startsWith(OK);
      assertThat(read(emulator, LOOPBACK, "Host: evil.example")).startsWith(FORBIDDEN);
      assertThat(read(emulator, LOOPBACK, "Host: localhost", "Origin: http://evil.example"))
          .startsWith(FORBIDDEN);
      assertThat(read(emulator, Outside.address(), "Host: localhost", "X-Real-IP: 127.0.0.1"))
          .startsWith(FORBIDDEN)
          .contains("--control any", "--metrics any");
    }
  }

  @Test
  void whoMaySteerFromElsewhereMayRead() {
    try (QueueEmulator emulator = start(QueueEmulator.builder().control(Control.ANY))) {
      assertThat(read(emulator, Outside.address(), "Host: queuerite:PORT")).startsWith(OK);
      assertThat(read(emulator, LOOPBACK, "Host: evil.example")).startsWith(FORBIDDEN);
    }
  }

  @ParameterizedTest
  @CsvSource({"LOOPBACK, 403", "OFF, 404"})
  void aPrometheusFromElsewhereReadsAndSteersNothing(Control control, int status) {
    try (QueueEmulator emulator =
        start(QueueEmulator.builder().control(control).metrics(Metrics.ANY))) {
      InetAddress outside = Outside.address();
      assertThat(read(emulator, outside, "Host: queuerite.corp.example:PORT")).startsWith(OK);
      assertThat(
              new ControlClient(emulator)
                  .raw(outside, "GET /_queuerite/clock", "", "Host: queuerite:PORT"))
          .startsWith("HTTP/1.1 " + status + " ");
    }
  }

  @Test
  void whereNobodyMaySteerNobodyReadsUnlessToldOtherwise() {
    try (QueueEmulator emulator = QueueEmulator.builder().control(Control.OFF).start()) {
      assertThat(read(emulator, LOOPBACK, "Host: localhost"))
          .matches("(?s)HTTP/1.1 4[0-9][0-9] .*")
          .contains("x-ms-error-code: ");
    }
  }

  @Test
  void theyAreReadAndNothingElse() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      ControlClient client = new ControlClient(emulator);
      assertThat(client.raw(LOOPBACK, "DELETE /_queuerite/metrics", "", "Host: localhost"))
          .startsWith("HTTP/1.1 405 ")
          .contains("Allow: GET", "method 'DELETE': expected GET");
      assertThat(client.raw(LOOPBACK, "HEAD /_queuerite/metrics", "", "Host: localhost"))
          .startsWith(OK)
          .contains("Content-Type: text/plain; version=0.0.4; charset=utf-8")
          .endsWith("\r\n\r\n");
      assertThat(client.get("metrics/").status()).isEqualTo(404);
    }
  }

  @Test
  void whereTheLibraryIsMissingThatIsTold() {
    try (MetricsApplication none =
        new MetricsApplication(null, MetricsApplication.Readers.EVERYBODY, "localhost")) {
      assertThat(none.answer(Outside.get("/_queuerite/metrics")).join().status()).isEqualTo(501);
    }
  }
}
