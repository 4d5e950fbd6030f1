package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Grant;
import io.queuerite.emulator.internal.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** Who sent a request, as far as it matters: what may be asked for. */
public sealed interface Identity {
  /**
   * Lets an allowed operation pass.
   *
   * @throws StorageException the service's own answer to one that is not
   */
  void require(Operation operation);

  /** The user who asks; null for one who holds a key or a signature and has no name. */
  default @Nullable User user() {
    return null;
  }

  /** Whoever holds one of the account's keys may do everything but delegate as a user. */
  record KeyHolder() implements Identity {
    @Override
    public void require(Operation operation) {
      refuseIfForUsersAlone(operation);
    }
  }

  /** A user with a bearer token. Which roles the user has, nobody here knows: all of them. */
  record Bearer(User user) implements Identity {
    @Override
    public void require(Operation operation) {
      if (!operation.grant().bearer()) {
        throw StorageError.AUTHORIZATION_PERMISSION_MISMATCH.exception();
      }
    }
  }

  /** Whoever holds an account SAS, with its signed services, resource types and permissions. */
  record AccountSas(String services, String resourceTypes, String permissions) implements Identity {
    @Override
    public void require(Operation operation) {
      refuseIfForUsersAlone(operation);
      Grant grant = operation.grant();
      if (services.indexOf('q') < 0) {
        throw StorageError.AUTHORIZATION_SERVICE_MISMATCH.exception();
      }
      if (resourceTypes.indexOf(grant.resourceType()) < 0) {
        throw StorageError.AUTHORIZATION_RESOURCE_TYPE_MISMATCH.exception();
      }
      requireOne(grant.account(), permissions);
    }
  }

  /** Whoever holds a SAS for the queue addressed, made with the account's key or with a user's. */
  record QueueSas(String permissions) implements Identity {
    @Override
    public void require(Operation operation) {
      refuseIfForUsersAlone(operation);
      Grant grant = operation.grant();
      if (grant.queue().isEmpty()) {
        throw StorageError.AUTHORIZATION_FAILURE.exception();
      }
      requireOne(grant.queue(), permissions);
    }
  }

  private static void requireOne(String anyOf, String held) {
    if (anyOf.chars().noneMatch(letter -> held.indexOf(letter) >= 0)) {
      throw StorageError.AUTHORIZATION_PERMISSION_MISMATCH.exception();
    }
  }

  private static void refuseIfForUsersAlone(Operation operation) {
    if (!operation.grant().key()) {
      throw StorageError.BEARER_REQUIRED
          .exception()
          .with("AuthenticationErrorDetail", "Only authentication scheme Bearer is supported");
    }
  }
}
