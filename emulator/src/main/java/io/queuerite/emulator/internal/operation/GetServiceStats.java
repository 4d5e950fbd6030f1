package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Params;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.XmlOutput;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-queue-service-stats">Get Queue
 * Service Stats</a>. The secondary shows the primary's own data, so it is always live and its last
 * synchronisation is now.
 */
final class GetServiceStats implements OperationHandler {
  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    if (!call.secondary()) {
      throw Params.invalid("comp", call.params().text("comp"), "");
    }
    return CompletableFuture.completedFuture(Reply.xml(200, 256, out -> write(out, call)));
  }

  private static void write(XmlOutput out, OperationCall call) {
    out.open("StorageServiceStats").open("GeoReplication");
    out.element("Status", "live").element("LastSyncTime", HttpDate.format(call.now()));
    out.close("GeoReplication").close("StorageServiceStats");
  }
}
