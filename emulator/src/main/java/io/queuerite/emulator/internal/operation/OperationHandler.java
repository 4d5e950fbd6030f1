package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import java.util.concurrent.CompletableFuture;

/** Carries out one operation: reads its parameters and makes one store call. */
@FunctionalInterface
public interface OperationHandler {
  /** Throws, or completes with, a {@code StorageException} for an error of the service. */
  CompletableFuture<Reply> handle(OperationCall call);
}
