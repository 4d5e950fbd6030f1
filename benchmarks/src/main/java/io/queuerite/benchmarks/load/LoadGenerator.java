package io.queuerite.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a workload against a queue, from as many threads as the plan says. */
public final class LoadGenerator {
  private final List<InetSocketAddress> addresses;
  private final String queue;

  public LoadGenerator(InetSocketAddress address, String queue) {
    this(List.of(address), queue);
  }

  /**
   * @param addresses of servers that are one to their clients: each gets its share of connections,
   *     and a thread
   */
  public LoadGenerator(List<InetSocketAddress> addresses, String queue) {
    this.addresses = List.copyOf(addresses);
    this.queue = queue;
  }

  public Tally run(Workload workload, Plan plan) throws IOException, InterruptedException {
    int threads = Math.min(Math.max(plan.threads(), addresses.size()), plan.connections());
    if (threads == 1) {
      return runOne(addresses.get(0), workload, plan);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Tally>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Plan share = plan.share(i, threads);
        InetSocketAddress address = addresses.get(i % addresses.size());
        shares.add(() -> runOne(address, workload, share));
      }
      return sum(pool.invokeAll(shares));
    } finally {
      pool.shutdownNow();
    }
  }

  private Tally runOne(InetSocketAddress address, Workload workload, Plan plan) throws IOException {
    try (Worker worker = new Worker(address, workload, queue, plan)) {
      return worker.run();
    }
  }

  private static Tally sum(List<Future<Tally>> parts) throws IOException, InterruptedException {
    Tally sum = new Tally();
    for (Future<Tally> part : parts) {
      try {
        sum.add(part.get());
      } catch (ExecutionException e) {
        throw new IOException("a load thread failed", e);
      }
    }
    return sum;
  }
}
