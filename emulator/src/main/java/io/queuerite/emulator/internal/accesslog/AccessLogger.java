package io.queuerite.emulator.internal.accesslog;

import io.queuerite.emulator.internal.dispatch.Answered;
import io.queuerite.emulator.internal.dispatch.RequestObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/** Enters each request into the log when its answer has left. */
public final class AccessLogger implements RequestObserver, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AccessLogger.class.getName());

  private final LineFormat format;
  private final OutputStream out;
  private final boolean closes;
  private final InstantSource realTime;
  private final LineWriter writer;

  /**
   * @param out is written to by one thread
   * @param closes whether to close it at the end
   * @param realTime not the emulator's clock: logs are laid beside those of other programs
   */
  public AccessLogger(LineFormat format, OutputStream out, boolean closes, InstantSource realTime) {
    this.format = format;
    this.out = out;
    this.closes = closes;
    this.realTime = realTime;
    this.writer = new LineWriter(out);
  }

  @Override
  public void answered(Answered request) {
    long arrivedNanos = request.request().arrivedNanos();
    Instant began = realTime.instant().minusNanos(System.nanoTime() - arrivedNanos);
    // What waits must not hold the request: it may have a megabyte of body.
    Access known = Access.of(request, began);
    request.reply().onSent(sent -> enter(known.sent(sent, System.nanoTime() - arrivedNanos)));
  }

  private void enter(Access access) {
    writer.write(() -> format.line(access));
  }

  /** How many lines could not be written. */
  public long dropped() {
    return writer.dropped();
  }

  /** Writes what waits. */
  @Override
  public void close() {
    writer.close();
    if (closes) {
      try {
        out.close();
      } catch (IOException failure) {
        LOG.log(Level.WARNING, "The access log did not close cleanly", failure);
      }
    }
  }
}
