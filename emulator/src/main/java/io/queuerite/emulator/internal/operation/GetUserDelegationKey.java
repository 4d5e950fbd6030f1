package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Params;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.UserDelegationKeyXml;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-user-delegation-key">Get User
 * Delegation Key</a>. Nothing is stored: the same wish gives the same key.
 */
final class GetUserDelegationKey implements OperationHandler {
  private final UserDelegationKeys keys;

  GetUserDelegationKey(UserDelegationKeys keys) {
    this.keys = keys;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    if (!call.version().atLeast(ServiceVersion.V2026_02_06)) {
      throw Params.invalid("comp", call.params().text("comp"), "");
    }
    User user = Objects.requireNonNull(call.user(), "only a user is let in here");
    return CompletableFuture.completedFuture(
        UserDelegationKeyXml.reply(
            keys.issue(
                call.account(),
                user,
                call.version(),
                UserDelegationKeyXml.read(call.body().bytes(), call.version(), keys.now()))));
  }
}
