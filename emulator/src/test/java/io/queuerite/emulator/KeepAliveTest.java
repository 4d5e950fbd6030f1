package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection may be idle. */
final class KeepAliveTest {
  private static final Duration KEEP_ALIVE = Duration.ofMillis(300);

  /** Also where a request was begun and never ended. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET /devstoreaccount1 HT", "PUT / HTTP/1.1\r\nContent-Length: 9\r\n"})
  void anIdleConnectionIsClosedWhenItsTimeIsOver(String said) throws IOException {
    try (QueueEmulator emulator = start();
        Socket socket = connect(emulator)) {
      long begin = System.nanoTime();
      socket.getOutputStream().write(said.getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().read()).as("the end").isEqualTo(-1);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(KEEP_ALIVE.minusMillis(50));
    }
  }

  @Test
  void aConnectionThatIsUsedStays() throws IOException {
    // Far more than a busy machine may keep this thread from its next request.
    Duration idle = Duration.ofSeconds(3);
    try (QueueEmulator emulator = QueueEmulator.builder().keepAlive(idle).start();
        Socket socket = connect(emulator)) {
      TestClient client = TestClient.of(emulator).create();
      byte[] request = client.raw("GET", "/orders?comp=metadata", "").getBytes(ISO_8859_1);
      Duration longerThanIdleMayBe = idle.multipliedBy(4).dividedBy(3);
      await()
          .pollInterval(idle.dividedBy(30))
          .during(longerThanIdleMayBe)
          .atMost(longerThanIdleMayBe.multipliedBy(5))
          .until(
              () -> {
                socket.getOutputStream().write(request);
                return socket.getInputStream().read(new byte[4096]) > 0;
              });
    }
  }

  private static QueueEmulator start() {
    return QueueEmulator.builder().keepAlive(KEEP_ALIVE).start();
  }

  private static Socket connect(QueueEmulator emulator) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
    socket.setSoTimeout(10_000);
    return socket;
  }
}
