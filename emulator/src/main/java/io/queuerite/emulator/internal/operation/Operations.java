package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.ReplicationStatus;
import io.queuerite.emulator.internal.protocol.Operation;
import io.queuerite.emulator.internal.store.QueueStore;
import java.time.Duration;

/** Which class carries out which operation. */
public final class Operations {
  private final QueueStore store;
  private final Settings settings;
  private final UserDelegationKeys keys;

  /**
   * What can be chosen.
   *
   * @param deleteDelay for how long a deleted queue's name cannot be used again
   * @param secondary how the secondary is said to be doing
   */
  public record Settings(Duration deleteDelay, ReplicationStatus secondary) {}

  public Operations(QueueStore store, Settings settings, UserDelegationKeys keys) {
    this.store = store;
    this.settings = settings;
    this.keys = keys;
  }

  /** The handler of an operation; the compiler sees to it that each has one. */
  public OperationHandler handlerOf(Operation operation) {
    return switch (operation) {
      case GET_SERVICE_PROPERTIES -> new GetServiceProperties(store);
      case SET_SERVICE_PROPERTIES -> new SetServiceProperties(store);
      case GET_SERVICE_STATS -> new GetServiceStats(settings.secondary());
      case GET_USER_DELEGATION_KEY -> new GetUserDelegationKey(keys);
      case LIST_QUEUES -> new ListQueues(store);
      case CREATE_QUEUE -> new CreateQueue(store);
      case DELETE_QUEUE -> new DeleteQueue(store, settings.deleteDelay());
      case GET_QUEUE_METADATA -> new GetQueueMetadata(store);
      case SET_QUEUE_METADATA -> new SetQueueMetadata(store);
      case GET_QUEUE_ACL -> new GetQueueAcl(store);
      case SET_QUEUE_ACL -> new SetQueueAcl(store);
      case PUT_MESSAGE -> new PutMessage(store);
      case PEEK_MESSAGES -> new PeekMessages(store);
      case GET_MESSAGES -> new GetMessages(store);
      case CLEAR_MESSAGES -> new ClearMessages(store);
      case UPDATE_MESSAGE -> new UpdateMessage(store);
      case DELETE_MESSAGE -> new DeleteMessage(store);
    };
  }
}
