package io.queuerite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.benchmarks.subject.ConstantServer;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  private static final String QUEUE = "generated";

  @Test
  void everyCountedPutIsAMessageOnTheQueue() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start();
        QueueClient client = client(emulator)) {
      client.createQueue(QUEUE);

      Tally tally = generator(emulator).run(Workload.PUT, Plan.counting(500, 8));

      assertThat(tally.firstError()).isNull();
      assertThat(tally.operations()).isEqualTo(500);
      assertThat(client.approximateCount(QUEUE)).isEqualTo(500);
    }
  }

  @Test
  void everyCountedPairHasTakenAMessageAway() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start();
        QueueClient client = client(emulator)) {
      client.createQueue(QUEUE);
      LoadGenerator generator = generator(emulator);
      generator.run(Workload.PUT, Plan.counting(300, 8));

      Tally tally = generator.run(Workload.GET_DELETE, Plan.counting(200, 8));

      assertThat(tally.firstError()).isNull();
      assertThat(tally.operations()).isEqualTo(200);
      assertThat(client.approximateCount(QUEUE)).isEqualTo(100);
    }
  }

  @Test
  void anEmptyQueueIsDryAndNoSuccess() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start();
        QueueClient client = client(emulator)) {
      client.createQueue(QUEUE);
      LoadGenerator generator = generator(emulator);

      for (Workload workload : new Workload[] {Workload.GET_DELETE, Workload.GET_32}) {
        Tally tally = generator.run(workload, Plan.counting(5, 1));

        assertThat(tally.dry()).as(workload.label()).isEqualTo(5);
        assertThat(tally.operations()).isZero();
        assertThat(tally.errors()).isZero();
      }
    }
  }

  @Test
  void aBatchWithOneMessageTooFewIsDry() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start();
        QueueClient client = client(emulator)) {
      client.createQueue(QUEUE);
      LoadGenerator generator = generator(emulator);
      generator.run(Workload.PUT, Plan.counting(GetBatch.SIZE - 1, 1));

      assertThat(generator.run(Workload.GET_32, Plan.counting(1, 1)).dry()).isEqualTo(1);
    }
  }

  @Test
  void aMissingQueueMakesEveryOperationAnError() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      Tally tally = generator(emulator).run(Workload.PUT, Plan.counting(3, 1));

      assertThat(tally.operations()).isZero();
      assertThat(tally.errors()).isEqualTo(3);
      assertThat(tally.firstError()).contains("404", "QueueNotFound");
    }
  }

  @Test
  void aServerThatHangsUpIsAnError() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread rude = new Thread(() -> hangUp(server));
      rude.start();
      LoadGenerator generator =
          new LoadGenerator(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
              QUEUE);

      Tally tally = generator.run(Workload.PUT, Plan.counting(3, 1));

      assertThat(tally.errors()).isEqualTo(1);
      rude.join();
    }
  }

  @Test
  void severalThreadsShareTheConnectionsAndTheOperations() throws Exception {
    try (ConstantServer server = ConstantServer.start(0, 1)) {
      Plan plan = new Plan(5, 2, Duration.ZERO, Duration.ofMinutes(1), 1000, true, Signing.EACH);

      Tally tally = new LoadGenerator(server.address(), QUEUE).run(Workload.GET_DELETE, plan);

      assertThat(tally.firstError()).isNull();
      assertThat(tally.operations()).isEqualTo(1000);
    }
  }

  @Test
  void aRunEndsWithItsTime() throws Exception {
    try (ConstantServer server = ConstantServer.start(0, 1)) {
      Tally tally =
          new LoadGenerator(server.address(), QUEUE)
              .run(Workload.GET_32, Plan.lasting(Duration.ofMillis(50), 4));

      assertThat(tally.firstError()).isNull();
      assertThat(tally.seconds()).isEqualTo(0.05);
      assertThat(tally.operationsPerSecond()).isEqualTo(tally.operations() / 0.05);
    }
  }

  private static void hangUp(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LoadGenerator generator(QueueEmulator emulator) {
    return new LoadGenerator(address(emulator), QUEUE);
  }

  private static QueueClient client(QueueEmulator emulator) throws IOException {
    return new QueueClient(address(emulator));
  }

  private static InetSocketAddress address(QueueEmulator emulator) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort());
  }
}
