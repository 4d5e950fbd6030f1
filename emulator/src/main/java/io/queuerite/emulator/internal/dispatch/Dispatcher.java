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
import java.lang.System.Logger.Level;
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
  private static final String PREFLIGHT = "OPTIONS";
  private static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";
  private static final int MAX_CLIENT_REQUEST_ID = 1024;

  private final Accounts accounts;
  private final Authenticator authenticator;
  private final Map<Operation, OperationHandler> handlers = new EnumMap<>(Operation.class);
  private final Function<AccountName, CompletableFuture<ServiceProperties>> properties;
  private final InstantSource clock;
  private final Options options;

  /**
   * What about the protocol is open to choice.
   *
   * @param hostStyle whether {@code account.queue.localhost} names an account
   * @param anyVersion whether to treat an unknown {@code x-ms-version} as the newest
   */
  public record Options(boolean hostStyle, boolean anyVersion) {}

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
      Options options) {
    this.properties = properties;
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.clock = clock;
    this.options = options;
    for (Operation operation : Operation.values()) {
      handlers.put(operation, operations.handlerOf(operation));
    }
  }

  /** Answers a request; the future never fails. */
  public CompletableFuture<Reply> dispatch(Request request) {
    Call call = Call.open(request, options.anyVersion(), clock.instant());
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
      return CompletableFuture.completedFuture(fail(call, null, failure));
    }
    if (request.method().equals(PREFLIGHT)) {
      return rules(target)
          .thenApply(rules -> Cors.preflight(request, rules))
          .handle((reply, failure) -> finish(call, target, reply, failure));
    }
    CompletableFuture<Reply> answer =
        attempt(() -> carryOut(call, target, version))
            .handle((reply, failure) -> finish(call, target, reply, failure));
    return Cors.concerns(request)
        ? answer.thenCombine(
            rulesIfReadable(target), (reply, rules) -> Cors.decorate(request, rules, reply))
        : answer;
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

  private CompletableFuture<Reply> carryOut(Call call, Target target, ServiceVersion version) {
    Request request = call.request();
    requireLength(request);
    return authenticator
        .authenticate(request, target, call.query(), version)
        .thenCompose(identity -> allowed(call, target, call.query(), version, identity));
  }

  private CompletableFuture<Reply> allowed(
      Call call, Target target, Query query, ServiceVersion version, Identity identity) {
    Request request = call.request();
    Operation operation = Operation.match(request.method(), target.resource(), query);
    identity.require(operation);
    if (target.secondary() && !operation.readOnly()) {
      throw StorageError.INSUFFICIENT_ACCOUNT_PERMISSIONS.exception();
    }
    OperationCall ready =
        OperationCall.of(request, target, query, version, identity.user(), call.now());
    return handlerOf(operation).handle(ready);
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

  private Reply finish(
      Call call, Target target, @Nullable Reply reply, @Nullable Throwable failure) {
    if (reply != null) {
      return succeed(call, reply);
    }
    return fail(call, target, failure == null ? new IllegalStateException("no reply") : failure);
  }

  private Reply succeed(Call call, Reply reply) {
    String method = call.request().method();
    if (method.equals("GET") || method.equals("HEAD")) {
      reply.header("Cache-Control", "no-cache");
    }
    return close(call, reply, false);
  }

  private Reply fail(Call call, @Nullable Target target, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    StorageException answer;
    if (cause instanceof StorageException known) {
      answer = known;
    } else {
      LOG.log(Level.ERROR, "Request " + call.id() + " failed", cause);
      answer = StorageError.INTERNAL_ERROR.exception();
    }
    boolean frontEnd = call.version() == null || ErrorRenderer.fromFrontEnd(answer.error());
    return close(call, ErrorRenderer.render(call, target, answer), frontEnd);
  }

  /** Adds the headers that every answer has. */
  private Reply close(Call call, Reply reply, boolean frontEnd) {
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
    RequestLog.answered(call, reply);
    return reply;
  }

  private static boolean isVisible(int letter) {
    return letter > 0x1f && letter < 0x7f;
  }
}
