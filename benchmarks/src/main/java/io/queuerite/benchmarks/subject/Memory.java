package io.queuerite.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds of the machine's memory, as Linux tells it; zero elsewhere.
 *
 * @param residentMiB now
 * @param peakMiB at most, since its start
 */
public record Memory(long residentMiB, long peakMiB) {

  static Memory of(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return new Memory(0, 0);
    }
    long resident = 0;
    long peak = 0;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        resident = mebibytes(line);
      } else if (line.startsWith("VmHWM:")) {
        peak = mebibytes(line);
      }
    }
    return new Memory(resident, peak);
  }

  private static long mebibytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
  }
}
