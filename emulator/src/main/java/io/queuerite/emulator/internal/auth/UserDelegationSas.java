package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.model.UserDelegationKey;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Judges a queue's SAS that a user made, with a user delegation key. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/create-user-delegation-sas">Create a
 * user delegation SAS</a>.
 */
final class UserDelegationSas {
  private final InstantSource realTime;
  private final BearerAuthenticator bearer;

  UserDelegationSas(InstantSource realTime, BearerAuthenticator bearer) {
    this.realTime = realTime;
    this.bearer = bearer;
  }

  /** What was signed, with a key that is as good now; of time, address and protocol no word yet. */
  void authenticate(
      Request request, Target target, Sas sas, List<AccountKey> own, ServiceVersion version) {
    SasFields.checkVersion(sas, "sv", ServiceVersion.V2026_02_06);
    UserDelegationKey key = key(sas);
    String queue = target.queue() == null ? "" : target.queue();
    List<AccountKey> keys = DelegationKeys.derive(own, target.account(), key);
    SasFields.checkSignature(keys, SasText.userDelegation(sas, target.account(), queue), sas);
    Instant now = realTime.instant();
    if (now.isBefore(key.start()) || !now.isBefore(key.expiry())) {
      throw Refusals.outsideOfKey(key.start(), key.expiry(), now);
    }
    checkHolder(request, target, sas, key, version);
  }

  private static UserDelegationKey key(Sas sas) {
    SasFields.checkVersion(sas, "skv", ServiceVersion.V2026_02_06);
    if (!sas.field("sks").equals(DelegationKeys.QUEUES)) {
      throw Refusals.failed("sks is invalid: expected " + DelegationKeys.QUEUES + ".");
    }
    return new UserDelegationKey(
        new User(sas.field("skoid"), sas.field("sktid")),
        SasFields.date("skt", sas.field("skt")),
        SasFields.date("ske", sas.field("ske")),
        sas.field("sks"),
        sas.field("skv"),
        sas.field("skdutid"));
  }

  /** A signature that names a user is good in the hands of that user alone. */
  private void checkHolder(
      Request request, Target target, Sas sas, UserDelegationKey key, ServiceVersion version) {
    String named = sas.field("sduoid");
    if (named.isEmpty()) {
      if (!key.delegatedTenant().isEmpty()) {
        throw Refusals.failed("skdutid is invalid without sduoid.");
      }
      return;
    }
    String authorization = request.headers().getOrEmpty("Authorization");
    if (!BearerAuthenticator.concerns(authorization)) {
      throw Refusals.failed("sduoid needs a bearer token of the user that it names.");
    }
    User user = bearer.authenticate(authorization, request, target.account(), version);
    String tenant = key.delegatedTenant().isEmpty() ? key.user().tenantId() : key.delegatedTenant();
    if (!user.objectId().equalsIgnoreCase(named) || !user.tenantId().equalsIgnoreCase(tenant)) {
      throw Refusals.failed("sduoid names another user than the bearer token does.");
    }
  }
}
