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
  private final InetSocketAddress address;
  private final String queue;

  public LoadGenerator(InetSocketAddress address, String queue) {
    this.address = address;
    this.queue = queue;
  }

  public Tally run(Workload workload, Plan plan) throws IOException, InterruptedException {
    int threads = Math.min(plan.threads(), plan.connections());
    if (threads == 1) {
      return runOne(workload, plan);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Tally>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Plan share = plan.share(i, threads);
        shares.add(() -> runOne(workload, share));
      }
      return sum(pool.invokeAll(shares));
    } finally {
      pool.shutdownNow();
    }
  }

  private Tally runOne(Workload workload, Plan plan) throws IOException {
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
