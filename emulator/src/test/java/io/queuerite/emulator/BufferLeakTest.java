package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Netty tells of a buffer that was not released once the garbage collector has found it and another
 * buffer is asked for. It tells its log.
 */
final class BufferLeakTest {
  private static final String ON_PURPOSE = "leaked on purpose";
  private static final Logger LOG = Logger.getLogger(ResourceLeakDetector.class.getName());

  private final List<String> leaks = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          leaks.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    LOG.addHandler(listener);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(listener);
    LOG.setUseParentHandlers(true);
  }

  @Test
  void noBufferIsLeakedWhateverARequestIsLike() throws IOException {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      TestClient client = TestClient.of(emulator).create();
      for (int i = 0; i < 50; i++) {
        client.put("a".repeat(1000 * i));
        client.get();
        client.status("GET", "/orders/nothing/here");
      }
      String put = client.raw("POST", "/orders/messages", TestClient.message("a".repeat(5000)));
      for (String request :
          new String[] {
            put.repeat(20),
            put.substring(0, 300),
            put.substring(0, 2000),
            put.replaceFirst("Content-Length: \\d+", "Content-Length: x"),
            put.replace("Host: emulator", "Connection: close"),
            "no http at all\r\n\r\n",
            "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(20_000) + "\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\nzz\r\n"
          }) {
        sendAndHangUp(emulator.port(), request);
      }
    }
    leak();
    await().until(() -> !onPurpose().isEmpty());
    assertThat(leaks).isEqualTo(onPurpose());
  }

  /** The leaks of this test itself that were told so far. */
  private List<String> onPurpose() {
    System.gc();
    for (int i = 0; i < 10; i++) {
      PooledByteBufAllocator.DEFAULT.buffer().release();
    }
    return leaks.stream().filter(leak -> leak.contains(ON_PURPOSE)).toList();
  }

  /** So that a detector that finds nothing is not taken for a server that leaks nothing. */
  private static void leak() {
    ByteBuf lost = PooledByteBufAllocator.DEFAULT.buffer(16);
    lost.touch(ON_PURPOSE);
  }

  private static void sendAndHangUp(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException theServerHungUpFirst) {
      assertThat(theServerHungUpFirst).isInstanceOf(SocketException.class);
    }
  }
}
