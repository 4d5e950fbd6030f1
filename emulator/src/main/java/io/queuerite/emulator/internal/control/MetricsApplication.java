package io.queuerite.emulator.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.internal.metrics.MetricsPage;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /_queuerite/metrics}. It has a guard of its own: a server that collects metrics is
 * often another machine, which need not be let in to steer the emulator.
 */
public final class MetricsApplication implements AutoCloseable {
  /** The one path of its requests. */
  public static final String PATH = ControlApplication.ROOT + "/metrics";

  private static final System.Logger LOG = System.getLogger(MetricsApplication.class.getName());
  private static final String MISSING =
      "metrics need io.micrometer:micrometer-registry-prometheus on the classpath";

  private final @Nullable MetricsPage page;
  private final @Nullable Guard guard;
  private final Json json = new Json();
  private final ControlThreads threads = new ControlThreads();

  /** Who may read them. */
  public enum Readers {
    /** Who may steer: callers on this machine, and no web page in a browser on it. */
    LOOPBACK,
    /** Who may steer where any caller may. */
    AS_CONTROL_FOR_ANY,
    /** Everybody, by whatever name: nothing can be changed with it. */
    EVERYBODY
  }

  /**
   * @param page null where the library is missing that writes it
   * @param host on which the emulator listens
   */
  public MetricsApplication(@Nullable MetricsPage page, Readers readers, String host) {
    this.page = page;
    this.guard = readers == Readers.EVERYBODY ? null : new Guard(readers != Readers.LOOPBACK, host);
  }

  /** Answers a request for its path; the future never fails. */
  public CompletableFuture<Reply> answer(Request request) {
    return threads.supply(() -> carryOut(request)).exceptionally(this::refused);
  }

  private Reply carryOut(Request request) {
    if (guard != null) {
      guard.check(request);
    }
    String method = request.method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw Refusal.method("method '" + method + "': expected GET", "GET");
    } else if (page == null) {
      throw new Refusal(501, MISSING);
    }
    MetricsPage.Page rendered = page.render(request.headers().getOrEmpty("Accept"));
    return guarded(Reply.content(200, rendered.contentType(), rendered.text().getBytes(UTF_8)));
  }

  private Reply refused(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Refusal refusal;
    if (cause instanceof Refusal known) {
      refusal =
          known.status() == 403
              ? new Refusal(403, known.getMessage() + "; or --metrics any, to read them alone")
              : known;
    } else if (cause instanceof RejectedExecutionException) {
      refusal = Refusal.stopping();
    } else {
      LOG.log(Level.ERROR, "A request for the metrics failed", cause);
      refusal = new Refusal(500, "failed: the emulator's log tells why");
    }
    Map<String, String> body = Map.of("error", String.valueOf(refusal.getMessage()));
    Reply reply = guarded(Reply.content(refusal.status(), "application/json", json.write(body)));
    return refusal.allow().isEmpty() ? reply : reply.header("Allow", refusal.allow());
  }

  private static Reply guarded(Reply reply) {
    return reply.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
  }

  /** Requests in flight are still answered. */
  @Override
  public void close() {
    threads.close();
  }
}
