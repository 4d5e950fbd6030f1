package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Grant;
import io.queuerite.emulator.internal.protocol.Operation;

/** Who sent a request, as far as it matters: what may be asked for. */
public sealed interface Identity {
  /**
   * Lets an allowed operation pass.
   *
   * @throws StorageException the service's own answer to one that is not
   */
  void require(Operation operation);

  /** Whoever holds one of the account's keys may do everything. */
  record KeyHolder() implements Identity {
    @Override
    public void require(Operation operation) {}
  }

  /** Whoever holds an account SAS, with its signed services, resource types and permissions. */
  record AccountSas(String services, String resourceTypes, String permissions) implements Identity {
    @Override
    public void require(Operation operation) {
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

  /** Whoever holds a SAS for the queue addressed. */
  record QueueSas(String permissions) implements Identity {
    @Override
    public void require(Operation operation) {
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
}
