package io.queuerite.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a server has taken of the machine up to now, and what everyone has. Memory and the machine's
 * own time are known on Linux only; elsewhere they are zero.
 *
 * @param residentMiB memory now
 * @param peakMiB memory at most, since the server's start
 * @param serverNanos processor time of the server
 * @param benchNanos processor time of this JVM, the load generator
 * @param busyNanos processor time of all, the hypervisor's theft included
 */
public record Usage(
    long residentMiB, long peakMiB, long serverNanos, long benchNanos, long busyNanos) {
  private static final Path MACHINE = Path.of("/proc/stat");
  private static final long NANOS_PER_TICK = TimeUnit.MILLISECONDS.toNanos(10);

  /** Reads it for a process. */
  public static Usage of(ProcessHandle server) throws IOException {
    long resident = 0;
    long peak = 0;
    Path status = Path.of("/proc", Long.toString(server.pid()), "status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          resident = mebibytes(line);
        } else if (line.startsWith("VmHWM:")) {
          peak = mebibytes(line);
        }
      }
    }
    return new Usage(resident, peak, nanos(server), nanos(ProcessHandle.current()), busy());
  }

  /**
   * Processor time since then that neither the server nor this JVM had: above zero, the figures are
   * disturbed.
   */
  public long othersSince(Usage earlier) {
    long ours = serverNanos - earlier.serverNanos + benchNanos - earlier.benchNanos;
    return Math.max(0, busyNanos - earlier.busyNanos - ours);
  }

  private static long nanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long mebibytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
  }

  private static long busy() throws IOException {
    if (!Files.exists(MACHINE)) {
      return 0;
    }
    String[] ticks = Files.readAllLines(MACHINE).get(0).split(" +", -1);
    // user, nice, system, then idle and iowait, which nobody works in, then irq, softirq, steal.
    long sum = 0;
    for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
      sum += Long.parseLong(ticks[i]);
    }
    return sum * NANOS_PER_TICK;
  }
}
