package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.auth.Authenticator;
import io.queuerite.emulator.internal.auth.Identity;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.operation.OperationHandler;
import io.queuerite.emulator.internal.operation.Operations;
import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.Operation;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's way: version, target, operation, identity, handler, answer. */
public final class Dispatcher {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final String SERVER = "Windows-Azure-Queue/1.0 Microsoft-HTTPAPI/2.0";
  private static final String FRONT_END = "Microsoft-HTTPAPI/2.0";
  static final String PREFLIGHT = "OPTIONS";
  private static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";
  private static final int MAX_CLIENT_REQUEST_ID = 1024;

  private final Accounts accounts;
  private final Authenticator authenticator;
  private final Map<Operation, OperationHandler> handlers = new EnumMap<>(Operation.class);
  private final Function<AccountName, CompletableFuture<ServiceProperties>> properties;
  private final InstantSource clock;
  private final Options options;
  private final Eras eras;
  private final Faults faults;
  private final Journalist journalist;
  private final RequestObserver[] observers;

  /**
   * What about the protocol is open to choice.
   *
   * @param hostStyle whether {@code account.queue.localhost} names an account
   * @param anyVersion whether to treat an unknown {@code x-ms-version} as the newest
   */
  public record Options(boolean hostStyle, boolean anyVersion) {}

  /**
   * What looks at requests, or comes between a client and the service.
   *
   * @param observers are told of each answer, in their order
   */
  public record Tools(
      FaultPlan faults, RequestJournal journal, Eras eras, List<RequestObserver> observers) {}

  /**
   * @param properties looks up an account's service properties
   * @param clock the emulator's clock, read once for each request
   */
  public Dispatcher(
      Accounts accounts,
      Authenticator authenticator,
      Operations operations,
      Function<AccountName, CompletableFuture<ServiceProperties>> properties,
      InstantSource clock,
      Tools tools,
      Options options) {
    this.properties = properties;
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.clock = clock;
    this.options = options;
    this.eras = tools.eras();
    this.faults = new Faults(tools.faults(), eras);
    this.journalist = new Journalist(tools.journal(), eras);
    this.observers = tools.observers().toArray(new RequestObserver[0]);
    for (Operation operation : Operation.values()) {
      handlers.put(operation, operations.handlerOf(operation));
    }
  }

  /** Answers a request; the future never fails. */
  public CompletableFuture<Reply> dispatch(Request request) {
    long era = eras.now();
    Call call = Call.open(request, options.anyVersion(), era, clock.instant());
    ServiceVersion version;
    Target target;
    try {
      version = known(call);
      target =
          Target.of(
              request.rawPath(),
              request.headers().getOrEmpty("Host"),
              options.hostStyle(),
              accounts::has);
    } catch (RuntimeException failure) {
      return CompletableFuture.completedFuture(fail(Asked.nothing(call), failure));
    }
    Asked asked = Asked.of(call, target);
    boolean preflight = request.method().equals(PREFLIGHT);
    CompletableFuture<Reply> answer =
        attempt(
                () ->
                    faults.around(
                        asked,
                        () ->
                            preflight
                                ? rules(target).thenApply(rules -> Cors.preflight(request, rules))
                                : carryOut(asked, target, version)))
            .handle((reply, failure) -> finish(asked, reply, failure));
    return Cors.concerns(request) && !preflight
        ? answer.thenCombine(
            rulesIfReadable(target), (reply, rules) -> Cors.decorate(request, rules, reply))
        : answer;
  }

  /** Answers a request that cannot be carried out for the moment. */
  public Reply turnAway(Request request) {
    Call call = Call.open(request, options.anyVersion(), eras.now(), clock.instant());
    return fail(Asked.nothing(call), StorageError.SERVER_BUSY.exception());
  }

  /** Takes note of what was no HTTP, and was answered as such. */
  public void refused(int status, String reason) {
    Instant now = clock.instant();
    journalist.refused(status, reason, now);
    for (RequestObserver observer : observers) {
      observer.refused(status, reason, now);
    }
  }

  private CompletableFuture<List<CorsRule>> rules(Target target) {
    return accounts.has(target.account())
        ? attempt(() -> properties.apply(new AccountName(target.account())))
            .thenApply(ServiceProperties::cors)
        : CompletableFuture.completedFuture(List.of());
  }

  /** An answer that is ready is not withheld because the rules of its account cannot be read. */
  private CompletableFuture<List<CorsRule>> rulesIfReadable(Target target) {
    return rules(target).exceptionally(unreadable -> List.of());
  }

  private static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletableFuture<Reply> carryOut(Asked asked, Target target, ServiceVersion version) {
    Call call = asked.call();
    requireLength(call.request());
    return authenticator
        .authenticate(call.request(), target, call.query(), version)
        .thenCompose(identity -> allowed(asked, target, version, identity));
  }

  private CompletableFuture<Reply> allowed(
      Asked asked, Target target, ServiceVersion version, Identity identity) {
    Call call = asked.call();
    Request request = call.request();
    Query query = call.query();
    Operation operation = Operation.match(request.method(), target.resource(), query);
    asked.by(identity.user());
    identity.require(operation);
    if (target.secondary() && !operation.readOnly()) {
      throw StorageError.INSUFFICIENT_ACCOUNT_PERMISSIONS.exception();
    }
    OperationCall ready =
        OperationCall.of(
            request,
            target,
            query,
            version,
            identity.user(),
            asked.keepsMessagesVisible(),
            call.now());
    CompletableFuture<Reply> reply =
        eras.during(call.era(), target.account(), () -> handlerOf(operation).handle(ready));
    if (reply == null) {
      // Any error that clients do not try again would do.
      throw StorageError.QUEUE_BEING_DELETED.exception();
    }
    return reply;
  }

  private static void requireLength(Request request) {
    boolean writes = request.method().equals("PUT") || request.method().equals("POST");
    if (writes
        && request.headers().get("Content-Length") == null
        && request.headers().get("Transfer-Encoding") == null) {
      throw StorageError.MISSING_CONTENT_LENGTH_HEADER.exception();
    }
  }

  private OperationHandler handlerOf(Operation operation) {
    OperationHandler handler = handlers.get(operation);
    if (handler == null) {
      throw new IllegalStateException("no handler for " + operation);
    }
    return handler;
  }

  private static ServiceVersion known(Call call) {
    if (call.version() == null) {
      throw StorageError.INVALID_HEADER_VALUE
          .exception()
          .with("HeaderName", "x-ms-version")
          .with("HeaderValue", call.asked());
    }
    return call.version();
  }

  private Reply finish(Asked asked, @Nullable Reply reply, @Nullable Throwable failure) {
    if (reply != null) {
      return succeed(asked, reply);
    }
    return fail(asked, failure == null ? new IllegalStateException("no reply") : failure);
  }

  private Reply succeed(Asked asked, Reply reply) {
    String method = asked.call().request().method();
    if (method.equals("GET") || method.equals("HEAD")) {
      reply.header("Cache-Control", "no-cache");
    }
    return close(asked, reply, null, false);
  }

  private Reply fail(Asked asked, Throwable failure) {
    Call call = asked.call();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    StorageException answer;
    if (cause instanceof StorageException known) {
      answer = known;
      if (known.getCause() != null) {
        // That the database is away is told once, and not by each request.
        Level level = answer.error() == StorageError.INTERNAL_ERROR ? Level.ERROR : Level.DEBUG;
        LOG.log(level, "Request " + call.id() + " failed in the store", known.getCause());
      }
    } else {
      LOG.log(Level.ERROR, "Request " + call.id() + " failed", cause);
      answer = StorageError.INTERNAL_ERROR.exception();
    }
    boolean frontEnd = call.version() == null || ErrorRenderer.fromFrontEnd(answer.error());
    return close(asked, ErrorRenderer.render(call, asked.target(), answer), answer, frontEnd);
  }

  /** Adds the headers that every answer has. */
  private Reply close(
      Asked asked, Reply reply, @Nullable StorageException error, boolean frontEnd) {
    Call call = asked.call();
    reply.header("Server", frontEnd ? FRONT_END : SERVER);
    reply.header("x-ms-request-id", call.id());
    String clientId = call.request().headers().get(CLIENT_REQUEST_ID);
    if (clientId != null
        && clientId.length() <= MAX_CLIENT_REQUEST_ID
        && clientId.chars().allMatch(Dispatcher::isVisible)
        && call.atLeast(ServiceVersion.V2019_02_02)) {
      reply.header(CLIENT_REQUEST_ID, clientId);
    }
    if (!frontEnd) {
      reply.header("x-ms-version", call.asked());
    }
    reply.header("Date", HttpDate.format(call.now()));
    asked.answered(reply, error);
    RequestLog.answered(asked);
    journalist.answered(asked);
    for (RequestObserver observer : observers) {
      observer.answered(asked);
    }
    return reply;
  }

  private static boolean isVisible(int letter) {
    return letter > 0x1f && letter < 0x7f;
  }
}
