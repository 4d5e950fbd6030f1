package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.model.OutOfReachException;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.probe.QueueProbes;
import io.queuerite.emulator.internal.probe.Reset;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is asked under {@code /_queuerite/}, the explorer page among it. No account may be
 * called so, so nothing of the service is hidden behind it; and what is asked here meets no fault
 * and is in no journal.
 */
public final class ControlApplication implements AutoCloseable {
  /** What the paths of its requests begin with. */
  public static final String ROOT = "/_queuerite";

  private static final System.Logger LOG = System.getLogger(ControlApplication.class.getName());
  private static final String JSON = "application/json";

  private final Guard guard;
  private final Json json = new Json();
  private final ExplorerPage page = new ExplorerPage();
  private final ControlThreads threads = new ControlThreads();
  private final Waiting waiting;
  private final Routes routes;

  /**
   * What a test steers.
   *
   * @param accounts as they are now, in their order, with their keys in Base64
   */
  public record Tools(
      EmulatorClock clock,
      FaultPlan faults,
      RequestJournal journal,
      QueueProbes probes,
      Reset reset,
      Supplier<Map<String, List<String>>> accounts) {}

  /**
   * What does not change while the emulator runs.
   *
   * @param anyCaller whether other machines may ask, too
   * @param host on which it listens
   * @param startedNanos when it started, as {@code System.nanoTime} counts
   * @param store where the data is, for a person
   * @param knownKey the one key that is no secret, in Base64
   */
  public record Nature(
      boolean anyCaller,
      String host,
      String version,
      long startedNanos,
      Map<String, String> store,
      String knownKey) {}

  public ControlApplication(Tools tools, Nature nature) {
    guard = new Guard(nature.anyCaller(), nature.host());
    waiting = new Waiting(tools.journal(), threads);
    AccountQueues queues = new AccountQueues(tools.probes(), () -> tools.accounts().get().keySet());
    routes =
        new Routes(
            new HealthResource(
                nature, () -> threads.supply(() -> queues.names("queuerite-health"))),
            new OverviewResource(queues, tools, nature),
            new ClockResource(tools.clock()),
            new FaultsResource(tools.faults()),
            new RequestsResource(tools.journal(), waiting),
            new QueuesResource(queues),
            new MessagesResource(queues),
            new ResetResource(queues, tools.reset()));
  }

  /** Whether a path is one of its own. */
  public static boolean concerns(String rawPath) {
    return rawPath.startsWith(ROOT)
        && (rawPath.length() == ROOT.length() || rawPath.charAt(ROOT.length()) == '/');
  }

  /** Answers a request whose path {@link #concerns} it; the future never fails. */
  public CompletableFuture<Reply> answer(Request request) {
    return CompletableFuture.completedFuture(request)
        .thenComposeAsync(this::carryOut, threads)
        .handle((reply, failure) -> guarded(reply == null ? refused(failure) : reply));
  }

  private CompletableFuture<Reply> carryOut(Request request) {
    guard.check(request);
    List<String> segments = segments(request.rawPath());
    Reply file = page.answer(method(request), segments);
    if (file != null) {
      return CompletableFuture.completedFuture(file);
    }
    Routes.Found found = routes.find(method(request), segments);
    byte[] body = request.body();
    Inquiry inquiry =
        new Inquiry(
            found.variables(),
            Fields.ofQuery(request.rawQuery()),
            Fields.ofObject(body.length == 0 ? Map.of() : json.readObject(body)));
    return found.route().action().apply(inquiry).thenApply(outcome -> reply(outcome, ""));
  }

  /** HEAD is GET without the body, which the server leaves out. */
  private static String method(Request request) {
    return request.method().equals("HEAD") ? "GET" : request.method();
  }

  /** Nothing in a path needs escapes, so none is decoded: one spelling, one resource. */
  private static List<String> segments(String rawPath) {
    return rawPath.length() == ROOT.length()
        ? List.of()
        : List.of(rawPath.substring(ROOT.length() + 1).split("/", -1));
  }

  private Reply refused(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Refusal refusal;
    if (cause instanceof Refusal known) {
      refusal = known;
    } else if (cause instanceof IllegalArgumentException wrong) {
      refusal = Refusal.badRequest(oneLine(wrong));
    } else if (cause instanceof OutOfReachException away) {
      refusal = new Refusal(503, oneLine(away));
    } else if (cause instanceof StorageException busy && busy.error() == StorageError.SERVER_BUSY) {
      refusal = new Refusal(503, "the store does not answer: ask again in a moment");
    } else if (cause instanceof IllegalStateException cannot) {
      refusal = new Refusal(409, oneLine(cannot));
    } else if (cause instanceof StorageException known
        && known.error() == StorageError.REQUEST_BODY_TOO_LARGE) {
      refusal = new Refusal(413, "body: expected a megabyte at most");
    } else if (cause instanceof RejectedExecutionException) {
      refusal = Refusal.stopping();
    } else {
      LOG.log(Level.ERROR, "A control request failed", cause);
      refusal = new Refusal(500, "failed: the emulator's log tells why");
    }
    return reply(new Outcome(refusal.status(), Map.of("error", oneLine(refusal))), refusal.allow());
  }

  private static String oneLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }

  private Reply reply(Outcome outcome, String allow) {
    Reply reply =
        outcome.body() == null
            ? Reply.empty(outcome.status())
            : Reply.content(outcome.status(), JSON, json.write(outcome.body()));
    reply.header("Cache-Control", "no-store");
    return allow.isEmpty() ? reply : reply.header("Allow", allow);
  }

  /** What a browser is to keep other pages from. */
  private static Reply guarded(Reply reply) {
    return reply
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** Tells those who wait that they wait in vain; requests in flight are still answered. */
  @Override
  public void close() {
    waiting.close();
    threads.close();
  }
}
