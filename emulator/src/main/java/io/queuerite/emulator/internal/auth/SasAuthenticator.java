package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges shared access signatures: first the signature itself, then what it says of time, address
 * and protocol.
 */
final class SasAuthenticator {
  private static final ServiceVersion FIRST_ACCOUNT_SAS = new ServiceVersion("2015-04-05");
  private static final ServiceVersion FIRST_QUEUE_SAS = new ServiceVersion("2012-02-12");
  private static final AccessPolicy NO_POLICY = new AccessPolicy("", null, null, null);

  private final InstantSource realTime;
  private final UserDelegationSas ofUsers;
  private final Function<QueueAddress, CompletableFuture<List<AccessPolicy>>> policies;

  SasAuthenticator(
      InstantSource realTime,
      BearerAuthenticator bearer,
      Function<QueueAddress, CompletableFuture<List<AccessPolicy>>> policies) {
    this.realTime = realTime;
    this.ofUsers = new UserDelegationSas(realTime, bearer);
    this.policies = policies;
  }

  /** Throws, or completes with, the service's answer to a signature that does not hold. */
  CompletableFuture<Identity> authenticate(
      Request request, Target target, Sas sas, List<AccountKey> keys, ServiceVersion version) {
    if (!sas.isSignedOnce()) {
      throw Refusals.failed("Signature fields not well formed.");
    }
    if (sas.isUserDelegation()) {
      ofUsers.authenticate(request, target, sas, keys, version);
      return CompletableFuture.completedFuture(hold(request, sas, NO_POLICY));
    }
    return sas.isAccount()
        ? CompletableFuture.completedFuture(account(request, target, sas, keys))
        : queue(request, target, sas, keys);
  }

  private Identity account(Request request, Target target, Sas sas, List<AccountKey> keys) {
    SasFields.checkVersion(sas, "sv", FIRST_ACCOUNT_SAS);
    SasFields.checkSignature(keys, SasText.account(sas, target.account()), sas);
    Instant expiry = SasFields.date("se", sas.field("se"));
    for (String field : List.of("sp", "srt", "ss")) {
      if (sas.field(field).isEmpty()) {
        throw Refusals.mandatory(field);
      }
    }
    checkTime(sas.field("st").isEmpty() ? null : SasFields.date("st", sas.field("st")), expiry);
    SasLimits.check(sas, request.peer());
    return new Identity.AccountSas(sas.field("ss"), sas.field("srt"), sas.field("sp"));
  }

  private CompletableFuture<Identity> queue(
      Request request, Target target, Sas sas, List<AccountKey> keys) {
    SasFields.checkVersion(sas, "sv", FIRST_QUEUE_SAS);
    String queue = target.queue() == null ? "" : target.queue();
    SasFields.checkSignature(keys, SasText.queue(sas, target.account(), queue), sas);
    String id = sas.field("si");
    if (id.isEmpty()) {
      return CompletableFuture.completedFuture(hold(request, sas, NO_POLICY));
    }
    QueueAddress address =
        new QueueAddress(new AccountName(target.account()), QueueName.parse(queue));
    return policies
        .apply(address)
        .exceptionally(SasAuthenticator::noneWithoutQueue)
        .thenApply(stored -> hold(request, sas, policy(stored, id)));
  }

  /** A queue that is not there has no policies; that it is not there is told to those let in. */
  private static List<AccessPolicy> noneWithoutQueue(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StorageException answer
        && answer.error() == StorageError.QUEUE_NOT_FOUND) {
      return List.of();
    }
    throw new CompletionException(cause);
  }

  private static AccessPolicy policy(List<AccessPolicy> stored, String id) {
    return stored.stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusals.failed("SAS identifier cannot be found for specified signed identifier"));
  }

  /** Each field comes from the signature or from the policy, never from both. */
  private Identity hold(Request request, Sas sas, AccessPolicy policy) {
    Instant start = Refusals.either(sas, "st", policy.start(), text -> SasFields.date("st", text));
    Instant expiry =
        Refusals.either(sas, "se", policy.expiry(), text -> SasFields.date("se", text));
    String permissions = Refusals.either(sas, "sp", policy.permission(), text -> text);
    if (expiry == null) {
      throw Refusals.mandatory("se");
    }
    if (permissions == null) {
      throw Refusals.mandatory("sp");
    }
    if (!permissions.matches("r?a?u?p?")) {
      throw Refusals.failed("sp is invalid: expected letters of raup in this order.");
    }
    checkTime(start, expiry);
    SasLimits.check(sas, request.peer());
    return new Identity.QueueSas(permissions);
  }

  private void checkTime(@Nullable Instant start, Instant expiry) {
    Instant now = realTime.instant();
    if ((start != null && now.isBefore(start)) || !now.isBefore(expiry)) {
      throw Refusals.outsideOf(start, expiry, now);
    }
  }
}
