package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.ReplicationStatus;
import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Params;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.XmlOutput;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-queue-service-stats">Get Queue
 * Service Stats</a>. The secondary shows the primary's own data, so where it is live its last
 * synchronisation is now; where it is not, there is no time of one.
 */
final class GetServiceStats implements OperationHandler {
  private final ReplicationStatus status;

  GetServiceStats(ReplicationStatus status) {
    this.status = status;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    if (!call.secondary()) {
      throw Params.invalid("comp", call.params().text("comp"), "");
    }
    return CompletableFuture.completedFuture(Reply.xml(200, 256, out -> write(out, call)));
  }

  private void write(XmlOutput out, OperationCall call) {
    out.open("StorageServiceStats").open("GeoReplication").element("Status", status.wire());
    if (status == ReplicationStatus.LIVE) {
      out.element("LastSyncTime", HttpDate.format(call.now()));
    } else {
      // Not as an empty element in one tag: so it was recorded.
      out.open("LastSyncTime").close("LastSyncTime");
    }
    out.close("GeoReplication").close("StorageServiceStats");
  }
}
