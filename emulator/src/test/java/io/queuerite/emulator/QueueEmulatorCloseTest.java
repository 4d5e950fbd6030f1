package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed emulator has answered what it carried out, and leaves nothing behind. */
final class QueueEmulatorCloseTest {
  private static final Executor NEW_THREAD = task -> new Thread(task).start();

  @Test
  void aClosedEmulatorRefusesConnectionsAndMayBeClosedAgain() {
    QueueEmulator emulator = QueueEmulator.start();
    TestClient.of(emulator).create();
    int port = emulator.port();
    emulator.close();
    emulator.close();
    assertThatThrownBy(() -> connect(port).close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void severalThreadsMayCloseAtOnce() {
    QueueEmulator emulator = QueueEmulator.start();
    int port = emulator.port();
    Stream.generate(() -> CompletableFuture.runAsync(emulator::close, NEW_THREAD))
        .limit(4)
        .toList()
        .forEach(closing -> closing.orTimeout(30, TimeUnit.SECONDS).join());
    assertThatThrownBy(() -> connect(port).close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void anIdleConnectionDoesNotHoldUpTheClose() throws IOException {
    QueueEmulator emulator = QueueEmulator.start();
    try (Socket idle = connect(emulator.port())) {
      TestClient.of(emulator).create();
      emulator.close();
      assertThat(idle.getInputStream().read()).as("the end").isEqualTo(-1);
    }
  }

  @Test
  void clientsMayLeaveWhileItCloses() throws IOException {
    for (int round = 0; round < 10; round++) {
      QueueEmulator emulator = QueueEmulator.start();
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        clients.add(connect(emulator.port()));
      }
      await().until(() -> emulator.openConnections() == clients.size());
      CompletableFuture<Void> closing = CompletableFuture.runAsync(emulator::close, NEW_THREAD);
      for (Socket client : clients) {
        client.close();
      }
      closing.orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void aRequestThatIsStillArrivingIsAnswered() throws IOException {
    QueueEmulator emulator = QueueEmulator.start();
    TestClient client = TestClient.of(emulator).create();
    String body = TestClient.message("late");
    String request = client.raw("POST", "/orders/messages", body, "Expect: 100-continue");
    try (Socket socket = connect(emulator.port());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      send(socket, request.substring(0, request.length() - body.length()));
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(in.readLine()).isEmpty();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(emulator::close, NEW_THREAD);
      await().until(() -> isRefused(emulator.port()));
      send(socket, body);
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 201 Created");
      assertThat(in.lines()).as("the rest, up to the end").contains("Connection: close");
      closing.orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void whatIsStoredWasAcknowledgedAndTheOtherWayRound(@TempDir Path folder) {
    QueueEmulator emulator = QueueEmulator.builder().location(folder).start();
    TestClient.of(emulator).create();
    AtomicInteger acknowledged = new AtomicInteger();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          CompletableFuture.runAsync(() -> putUntilTheEnd(emulator, acknowledged), NEW_THREAD));
    }
    await().until(() -> acknowledged.get() > 50);
    emulator.close();
    clients.forEach(client -> client.orTimeout(30, TimeUnit.SECONDS).join());
    try (QueueEmulator again = QueueEmulator.builder().location(folder).start()) {
      assertThat(TestClient.of(again).count()).isEqualTo(acknowledged.get());
    }
  }

  private static void putUntilTheEnd(QueueEmulator emulator, AtomicInteger acknowledged) {
    TestClient client = TestClient.of(emulator);
    try {
      while (client.put("a") == 201) {
        acknowledged.incrementAndGet();
      }
    } catch (UncheckedIOException closed) {
      assertThat(closed).as("the connection ended").hasCauseInstanceOf(IOException.class);
    }
  }

  /** A thread's children are of its group, so other tests' emulators are not seen here. */
  @Test
  void noThreadIsLeft(@TempDir Path folder) throws InterruptedException {
    ThreadGroup group = new ThreadGroup("one emulator");
    AtomicReference<List<String>> running = new AtomicReference<>(List.of());
    Thread user =
        new Thread(
            group,
            () -> {
              try (QueueEmulator emulator = QueueEmulator.builder().location(folder).start()) {
                TestClient.of(emulator).create().put("a");
                running.set(threadsOf(group));
              }
            });
    user.start();
    user.join();
    assertThat(running.get())
        .anyMatch(name -> name.startsWith("queuerite-http"))
        .contains("queuerite-store", "queuerite-housekeeping");
    await().untilAsserted(() -> assertThat(threadsOf(group)).isEmpty());
  }

  private static List<String> threadsOf(ThreadGroup group) {
    Thread[] threads = new Thread[100];
    int count = group.enumerate(threads);
    return Stream.of(threads)
        .limit(count)
        .map(Thread::getName)
        .filter(name -> name.startsWith("queuerite-") || name.startsWith("MVStore"))
        .toList();
  }

  private static boolean isRefused(int port) {
    try {
      connect(port).close();
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
