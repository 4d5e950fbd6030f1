package io.queuerite.emulator;

import io.queuerite.emulator.internal.control.ControlApplication;
import io.queuerite.emulator.internal.dispatch.Dispatcher;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.server.NettyServer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests to who answers them: the control application, or the service. The former is made,
 * and its classes are loaded, when it is first asked for: most emulators never need it.
 */
final class FrontDoor implements NettyServer.Application, AutoCloseable {
  private final Dispatcher dispatcher;
  private final @Nullable ControlSetup control;
  private final BooleanSupplier knowsTheTime;
  private volatile @Nullable ControlApplication made;
  private boolean closed;

  /**
   * @param control makes the control application; null where there is to be none
   * @param knowsTheTime whether no other emulator can have moved the clock without our knowing
   */
  FrontDoor(Dispatcher dispatcher, @Nullable ControlSetup control, BooleanSupplier knowsTheTime) {
    this.dispatcher = dispatcher;
    this.control = control;
    this.knowsTheTime = knowsTheTime;
  }

  @Override
  public CompletableFuture<Reply> answer(Request request) {
    String path = request.rawPath();
    // The root is a constant of the compiler's: comparing with it loads no class.
    if (path.startsWith(ControlApplication.ROOT)
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
  }
}
