package io.queuerite.emulator;

import io.queuerite.emulator.internal.control.ControlApplication;
import io.queuerite.emulator.internal.control.MetricsApplication;
import io.queuerite.emulator.internal.dispatch.Dispatcher;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.server.NettyServer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests to who answers them: the control application, the page of metrics, or the service.
 * The former are made, and their classes are loaded, when they are first asked for: most emulators
 * never need them.
 */
final class FrontDoor implements NettyServer.Application, AutoCloseable {
  private final Dispatcher dispatcher;
  private final @Nullable ControlSetup control;
  private final BooleanSupplier knowsTheTime;
  private final @Nullable MetricsSetup metrics;
  private volatile @Nullable ControlApplication made;
  private volatile @Nullable MetricsApplication page;
  private boolean closed;

  /**
   * @param control makes the control application; null where there is to be none
   * @param metrics makes the page of metrics; null where there is to be none
   * @param knowsTheTime whether no other emulator can have moved the clock without our knowing
   */
  FrontDoor(
      Dispatcher dispatcher,
      @Nullable ControlSetup control,
      @Nullable MetricsSetup metrics,
      BooleanSupplier knowsTheTime) {
    this.dispatcher = dispatcher;
    this.control = control;
    this.metrics = metrics;
    this.knowsTheTime = knowsTheTime;
  }

  @Override
  public CompletableFuture<Reply> answer(Request request) {
    String path = request.rawPath();
    // The paths are constants of the compiler's: comparing with them loads no class.
    if (metrics != null && path.equals(MetricsApplication.PATH)) {
      return metrics(metrics).answer(request);
    } else if (path.startsWith(ControlApplication.ROOT)
        && control != null
        && ControlApplication.concerns(path)) {
      return control(control).answer(request);
    }
    return knowsTheTime.getAsBoolean()
        ? dispatcher.dispatch(request)
        : CompletableFuture.completedFuture(dispatcher.turnAway(request));
  }

  private ControlApplication control(ControlSetup setup) {
    ControlApplication known = made;
    return known == null ? make(setup) : known;
  }

  private synchronized ControlApplication make(ControlSetup setup) {
    ControlApplication control = made;
    if (control == null) {
      control = setup.make();
      made = control;
      if (closed) {
        control.close();
      }
    }
    return control;
  }

  private MetricsApplication metrics(MetricsSetup setup) {
    MetricsApplication known = page;
    return known == null ? make(setup) : known;
  }

  private synchronized MetricsApplication make(MetricsSetup setup) {
    MetricsApplication metrics = page;
    if (metrics == null) {
      metrics = setup.make();
      page = metrics;
      if (closed) {
        metrics.close();
      }
    }
    return metrics;
  }

  @Override
  public void refused(int status, String reason) {
    dispatcher.refused(status, reason);
  }

  /** Ends what waits, or the server would wait for it. */
  @Override
  public synchronized void close() {
    closed = true;
    ControlApplication control = made;
    if (control != null) {
      control.close();
    }
    MetricsApplication metrics = page;
    if (metrics != null) {
      metrics.close();
    }
  }
}
