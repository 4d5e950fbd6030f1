package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that an operation gets to see of a request that is known to be allowed.
 *
 * @param account the account addressed
 * @param secondary whether the read-only secondary endpoint was asked
 * @param queue the queue addressed, its name checked; null for an operation on the service
 * @param user whose bearer token came with it; null where none did
 * @param messageId as written in the URL; null but for an operation on one message
 * @param keepVisible whether messages that are handed out are to stay visible, against all rules
 * @param now the one reading of the emulator's clock
 */
public record OperationCall(
    AccountName account,
    boolean secondary,
    @Nullable QueueName queue,
    @Nullable User user,
    @Nullable String messageId,
    String serviceEndpoint,
    ServiceVersion version,
    Params params,
    Headers headers,
    Body body,
    boolean keepVisible,
    Instant now) {

  /** A request's body, read when an operation wants it. */
  public record Body(Request request) {
    public byte[] bytes() {
      return request.body();
    }

    public boolean isEmpty() {
      return bytes().length == 0;
    }
  }

  /**
   * Gathers what an operation needs.
   *
   * @throws StorageException {@code InvalidResourceName} or {@code OutOfRangeInput} for a queue's
   *     name that no queue can have, or for an unusable {@code timeout}
   */
  public static OperationCall of(
      Request request,
      Target target,
      Query query,
      ServiceVersion version,
      @Nullable User user,
      boolean keepVisible,
      Instant now) {
    QueueName queue = target.queue() == null ? null : QueueName.parse(target.queue());
    Params params = new Params(query);
    params.checkTimeout();
    return new OperationCall(
        new AccountName(target.account()),
        target.secondary(),
        queue,
        user,
        target.messageId(),
        endpoint(request, target),
        version,
        params,
        request.headers(),
        new Body(request),
        keepVisible,
        now);
  }

  /** The queue, for an operation that has one. */
  public QueueAddress address() {
    if (queue == null) {
      throw new IllegalStateException("an operation on the service has no queue");
    }
    return new QueueAddress(account, queue);
  }

  /** The account's URL as the client wrote it. */
  private static String endpoint(Request request, Target target) {
    String host = request.headers().getOrEmpty("Host");
    String suffix = target.secondary() ? "-secondary" : "";
    String scheme = request.peer().secure() ? "https://" : "http://";
    return scheme + host + (target.hostStyle() ? "/" : "/" + target.account() + suffix + "/");
  }
}
