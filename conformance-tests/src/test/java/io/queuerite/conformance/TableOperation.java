package io.queuerite.conformance;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;

/** Every operation, with what a shared access signature must hold, as the documentation lists. */
enum TableOperation {
  GET_SERVICE_PROPERTIES(200, 's', "r", ""),
  SET_SERVICE_PROPERTIES(202, 's', "w", ""),
  GET_SERVICE_STATS(200, 's', "r", ""),
  LIST_QUEUES(200, 's', "l", ""),
  CREATE_QUEUE(204, 'c', "cw", ""),
  DELETE_QUEUE(204, 'c', "d", ""),
  GET_QUEUE_METADATA(200, 'c', "r", "r"),
  SET_QUEUE_METADATA(204, 'c', "w", ""),
  GET_QUEUE_ACL(200, 'c', "", ""),
  SET_QUEUE_ACL(204, 'c', "", ""),
  PUT_MESSAGE(201, 'o', "a", "a"),
  GET_MESSAGES(200, 'o', "p", "p"),
  PEEK_MESSAGES(200, 'o', "r", "r"),
  CLEAR_MESSAGES(204, 'o', "d", ""),
  UPDATE_MESSAGE(204, 'o', "u", "u"),
  DELETE_MESSAGE(204, 'o', "p", "p");

  private final int success;
  private final char resourceType;
  private final String accountLetters;
  private final String queueLetters;

  TableOperation(int success, char resourceType, String accountLetters, String queueLetters) {
    this.success = success;
    this.resourceType = resourceType;
    this.accountLetters = accountLetters;
    this.queueLetters = queueLetters;
  }

  int success() {
    return success;
  }

  char resourceType() {
    return resourceType;
  }

  /** One of these an account SAS must have; none: no such signature will do. */
  String accountLetters() {
    return accountLetters;
  }

  /** One of these a queue's SAS must have; none: no such signature will do. */
  String queueLetters() {
    return queueLetters;
  }

  boolean isOfTheService() {
    return resourceType == 's';
  }

  /** A queue with a message, for which every operation would succeed. */
  record Scene(Queue queue, Message message) {
    static Scene set(Account account) {
      Queue queue = account.newQueue();
      return new Scene(queue, queue.put("text"));
    }
  }

  Request request(Scene scene) {
    Queue queue = scene.queue();
    Account account = queue.account();
    Message message = scene.message();
    return switch (this) {
      case GET_SERVICE_PROPERTIES -> account.propertiesRequest("GET");
      case SET_SERVICE_PROPERTIES ->
          account
              .propertiesRequest("PUT")
              .body("<StorageServiceProperties><Cors/></StorageServiceProperties>");
      case GET_SERVICE_STATS -> account.secondaryRequest("GET", "?restype=service&comp=stats");
      case LIST_QUEUES -> account.request("GET", "?comp=list&maxresults=1");
      case CREATE_QUEUE -> queue.request("PUT", "");
      case DELETE_QUEUE -> queue.request("DELETE", "");
      case GET_QUEUE_METADATA -> queue.metadataRequest("GET");
      case SET_QUEUE_METADATA -> queue.metadataRequest("PUT");
      case GET_QUEUE_ACL -> queue.aclRequest("GET");
      case SET_QUEUE_ACL -> queue.aclRequest("PUT");
      case PUT_MESSAGE -> queue.putRequest().message("another");
      case GET_MESSAGES -> queue.getRequest();
      case PEEK_MESSAGES -> queue.peekRequest();
      case CLEAR_MESSAGES -> queue.clearRequest();
      case UPDATE_MESSAGE ->
          queue.updateRequest(message.id(), message.receipt(), 0).message("changed");
      case DELETE_MESSAGE -> queue.deleteRequest(message.id(), message.receipt());
    };
  }
}
