package io.queuerite.emulator.testing;

/**
 * The operations of the Queue service, as a test names them. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/queue-service-rest-api">Queue service
 * REST API</a>.
 */
public enum QueueOperation {
  GET_SERVICE_PROPERTIES("Get Queue Service Properties"),
  SET_SERVICE_PROPERTIES("Set Queue Service Properties"),
  GET_SERVICE_STATS("Get Queue Service Stats"),
  GET_USER_DELEGATION_KEY("Get User Delegation Key"),
  PREFLIGHT("Preflight Queue Request"),
  LIST_QUEUES("List Queues"),
  CREATE_QUEUE("Create Queue"),
  DELETE_QUEUE("Delete Queue"),
  GET_QUEUE_METADATA("Get Queue Metadata"),
  SET_QUEUE_METADATA("Set Queue Metadata"),
  GET_QUEUE_ACL("Get Queue ACL"),
  SET_QUEUE_ACL("Set Queue ACL"),
  PUT_MESSAGE("Put Message"),
  PEEK_MESSAGES("Peek Messages"),
  GET_MESSAGES("Get Messages"),
  CLEAR_MESSAGES("Clear Messages"),
  UPDATE_MESSAGE("Update Message"),
  DELETE_MESSAGE("Delete Message");

  private final String title;

  QueueOperation(String title) {
    this.title = title;
  }

  /** The name that the documentation uses: "Put Message". */
  public String title() {
    return title;
  }
}
