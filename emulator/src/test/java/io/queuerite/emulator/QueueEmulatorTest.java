package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class QueueEmulatorTest {
  @Test
  void aClosedEmulatorRefusesConnectionsAndMayBeClosedAgain() {
    QueueEmulator emulator = QueueEmulator.start();
    URI endpoint = emulator.endpoint();
    emulator.close();
    emulator.close();
    assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aTakenPortIsTold() {
    try (QueueEmulator first = QueueEmulator.start()) {
      int port = first.endpoint().getPort();
      assertThat(port).isPositive();
      assertThatThrownBy(() -> QueueEmulator.builder().port(port).start())
          .isInstanceOf(EmulatorStartException.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }
}
