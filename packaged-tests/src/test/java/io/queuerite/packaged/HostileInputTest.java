package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever arrives on the socket: an answer, no damage, and the next good request works. */
class HostileInputTest {
  private static final int COUNT = Integer.getInteger("queuerite.hostile.requests", 10_000);
  private static final long SEED = Long.getLong("queuerite.hostile.seed", System.nanoTime());
  private static final int CLIENTS = 12;
  private static final int GOOD_EVERY = 200;
  private static final long HELD_AT_MOST = 32L * 1024 * 1024;
  private static final String GOOD_QUEUE = "/devstoreaccount1/good";
  private static final byte[] MESSAGE = Request.message("good").getBytes(UTF_8);

  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> answers = new TreeMap<>();

  @BeforeEach
  void forgetWhatOthersLeaked() {
    awaitLeakReports();
    RecordingLeakDetector.forget();
  }

  @Test
  void tenThousandMalformedRequestsDoNoHarm() throws Exception {
    long allocations = allocations();
    try (QueueEmulator emulator = QueueEmulator.start()) {
      HostileClient client = new HostileClient(emulator.port());
      assertThat(client.send(put("good"))).isEqualTo(201);
      assertThat(client.send(put("hostile"))).isEqualTo(201);
      demandService(client);
      long heap = heapInUse();
      attack(emulator.port(), client);
      assertThat(complaints).as("with -Dqueuerite.hostile.seed=%d", SEED).isEmpty();
      assertThat(answers.keySet())
          .as("not every request was refused at the door")
          .contains(400, 403, 200);
      demandService(client);
      await("connections closed").until(() -> emulator.openConnections() == 0);
      assertThat(client.send(new Request("DELETE", Request.QUEUE, new byte[0]))).isIn(204, 404);
      await("memory given back")
          .atMost(Duration.ofSeconds(30))
          .until(() -> heapInUse() < heap + HELD_AT_MOST);
    }
    await("buffers given back").until(() -> allocations() <= allocations);
    awaitLeakReports();
    assertThat(RecordingLeakDetector.reports())
        .as("with -Dqueuerite.hostile.seed=%d", SEED)
        .isEmpty();
  }

  @Test
  void aLeakedBufferWouldBeReported() {
    leak();
    await()
        .untilAsserted(
            () -> {
              awaitLeakReports();
              assertThat(RecordingLeakDetector.reports()).isNotEmpty();
            });
    RecordingLeakDetector.forget();
  }

  @Test
  void aClientThatClosesItsHalfAfterAWholeRequestIsStillAnswered() throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      HostileClient client = new HostileClient(emulator.port());
      client.send(put("good"));
      byte[] request = new Request("POST", GOOD_QUEUE + "/messages", MESSAGE).bytes();
      for (int i = 0; i < 50; i++) { // the answer must not depend on who is faster
        assertThat(
                client.send(new Attack(Attack.Kind.TRUNCATED, request, Attack.Manner.HALF_CLOSED)))
            .containsExactly(201);
      }
    }
  }

  private void attack(int port, HostileClient client) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<SlowSender> slow = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      slow.add(new SlowSender(port, new Request("POST", GOOD_QUEUE + "/messages", MESSAGE)));
    }
    for (int i = 0; i < COUNT; i++) {
      int number = i;
      clients.execute(() -> attack(client, number, slow.get(number % slow.size())));
    }
    clients.shutdown();
    assertThat(clients.awaitTermination(8, TimeUnit.MINUTES)).as("all sent").isTrue();
    for (SlowSender sender : slow) {
      assertThat(sender.finish()).as("answer to a slow sender").isEqualTo("HTTP/1.1 201");
      sender.close();
    }
  }

  private void attack(HostileClient client, int number, SlowSender slow) {
    Attack attack = Attack.of(SEED, number);
    try {
      for (int status : client.send(attack)) {
        count(status);
        if (status >= 500) {
          complaints.add("answered " + status + ", number " + number + ": " + attack);
        }
      }
      slow.step();
      if (number % GOOD_EVERY == 0) {
        demandService(client);
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      complaints.add(e + ", number " + number + ": " + attack);
    }
  }

  private void count(int status) {
    synchronized (answers) {
      answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }
  }

  private static void demandService(HostileClient client) throws IOException {
    assertThat(client.send(new Request("POST", GOOD_QUEUE + "/messages", MESSAGE))).isEqualTo(201);
    assertThat(client.send(new Request("GET", GOOD_QUEUE + "/messages", new byte[0])))
        .isEqualTo(200);
  }

  private static Request put(String queue) {
    return new Request("PUT", "/devstoreaccount1/" + queue, new byte[0]);
  }

  private static void leak() {
    PooledByteBufAllocator.DEFAULT.directBuffer(64).writeInt(1);
  }

  /** Netty reports a leak when the next buffer is taken after the lost one was collected. */
  private static void awaitLeakReports() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      PooledByteBufAllocator.DEFAULT.directBuffer(64).release();
    }
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long allocations() {
    return Stream.concat(
            PooledByteBufAllocator.DEFAULT.metric().directArenas().stream(),
            PooledByteBufAllocator.DEFAULT.metric().heapArenas().stream())
        .mapToLong(PoolArenaMetric::numActiveAllocations)
        .sum();
  }
}
