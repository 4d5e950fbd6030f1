package io.queuerite.emulator.internal.accesslog;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Writes lines on a thread of its own. There is room for so many that wait; who comes when there is
 * none is counted and left out, lest a slow disk makes requests slow.
 */
final class LineWriter implements AutoCloseable {
  static final int ROOM = 16_384;

  private static final System.Logger LOG = System.getLogger(LineWriter.class.getName());
  private static final int TOGETHER = 512;

  private final OutputStream out;
  private final BlockingQueue<Supplier<String>> waiting = new ArrayBlockingQueue<>(ROOM);
  private final LongAdder dropped = new LongAdder();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Thread thread = new Thread(this::loop, "queuerite-access-log");
  private volatile boolean closed;

  /** Stands behind the last line. */
  private enum End implements Supplier<String> {
    OF_LOG;

    @Override
    public String get() {
      return "";
    }
  }

  /**
   * @param out written to without a buffer, a batch of lines at a time; not closed
   */
  LineWriter(OutputStream out) {
    this.out = out;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a line, made later by the writer's own thread, if there is room. */
  void write(Supplier<String> line) {
    if (closed || !waiting.offer(line)) {
      drop(1);
    }
  }

  /** How many lines there was no room for, or that could not be written. */
  long dropped() {
    return dropped.sum();
  }

  private void drop(int lines) {
    dropped.add(lines);
    if (told.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "The access log cannot keep up: lines are left out, and queuerite_access_log_dropped_lines_total"
              + " counts them");
    }
  }

  private void loop() {
    List<Supplier<String>> batch = new ArrayList<>(TOGETHER);
    boolean open = true;
    while (open) {
      try {
        batch.add(waiting.take());
        waiting.drainTo(batch, TOGETHER - 1);
        open = !batch.remove(End.OF_LOG);
        write(batch);
      } catch (InterruptedException nobodyMeansThis) {
        LOG.log(Level.DEBUG, "The access log was interrupted and goes on");
      }
      batch.clear();
    }
  }

  private void write(List<Supplier<String>> batch) {
    StringBuilder text = new StringBuilder(batch.size() * 512);
    batch.forEach(line -> text.append(line.get()).append('\n'));
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.DEBUG, "The access log cannot be written", failure);
      drop(batch.size());
    }
  }

  /** Writes what waits. Lines that come from now on are dropped. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        waiting.put(End.OF_LOG);
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (dropped() > 0) {
      LOG.log(Level.WARNING, "Lines that the access log left out: " + dropped());
    }
  }
}
