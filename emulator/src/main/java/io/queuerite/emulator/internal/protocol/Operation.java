package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Target.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operation table, read from top to bottom: the first row that fits a request is its operation.
 * See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/operations-on-queues">Operations on
 * queues</a> and <a
 * href="https://learn.microsoft.com/rest/api/storageservices/operations-on-messages">Operations on
 * messages</a>.
 */
public enum Operation {
  GET_SERVICE_PROPERTIES(
      "Get Queue Service Properties",
      "get-queue-service-properties",
      Resource.SERVICE,
      "properties",
      Grant.of('s', "r", ""),
      200,
      "GET"),
  SET_SERVICE_PROPERTIES(
      "Set Queue Service Properties",
      "set-queue-service-properties",
      Resource.SERVICE,
      "properties",
      Grant.of('s', "w", ""),
      202,
      "PUT"),
  GET_SERVICE_STATS(
      "Get Queue Service Stats",
      "get-queue-service-stats",
      Resource.SERVICE,
      "stats",
      Grant.of('s', "r", ""),
      200,
      "GET"),
  GET_USER_DELEGATION_KEY(
      "Get User Delegation Key",
      "get-user-delegation-key",
      Resource.SERVICE,
      "userdelegationkey",
      Grant.BEARER_ONLY,
      200,
      "POST"),
  LIST_QUEUES(
      "List Queues", "list-queues1", Resource.SERVICE, "list", Grant.of('s', "l", ""), 200, "GET"),
  /** Where the queue is there already, with the same metadata, success is 204. */
  CREATE_QUEUE(
      "Create Queue", "create-queue4", Resource.QUEUE, "", Grant.of('c', "cw", ""), 201, "PUT"),
  DELETE_QUEUE(
      "Delete Queue", "delete-queue3", Resource.QUEUE, "", Grant.of('c', "d", ""), 204, "DELETE"),
  GET_QUEUE_METADATA(
      "Get Queue Metadata",
      "get-queue-metadata",
      Resource.QUEUE,
      "metadata",
      Grant.of('c', "r", "r"),
      200,
      "GET",
      "HEAD"),
  SET_QUEUE_METADATA(
      "Set Queue Metadata",
      "set-queue-metadata",
      Resource.QUEUE,
      "metadata",
      Grant.of('c', "w", ""),
      204,
      "PUT"),
  GET_QUEUE_ACL(
      "Get Queue ACL", "get-queue-acl", Resource.QUEUE, "acl", Grant.KEY_ONLY, 200, "GET", "HEAD"),
  SET_QUEUE_ACL(
      "Set Queue ACL", "set-queue-acl", Resource.QUEUE, "acl", Grant.KEY_ONLY, 204, "PUT"),
  PUT_MESSAGE(
      "Put Message", "put-message", Resource.MESSAGES, "", Grant.of('o', "a", "a"), 201, "POST"),
  PEEK_MESSAGES(
      "Peek Messages",
      "peek-messages",
      Resource.MESSAGES,
      "",
      Grant.of('o', "r", "r"),
      200,
      "GET") {
    @Override
    boolean selectedBy(Query query) {
      return "true".equalsIgnoreCase(query.get("peekonly"));
    }

    @Override
    public String selector() {
      return "peekonly=true";
    }
  },
  GET_MESSAGES(
      "Get Messages", "get-messages", Resource.MESSAGES, "", Grant.of('o', "p", "p"), 200, "GET"),
  CLEAR_MESSAGES(
      "Clear Messages",
      "clear-messages",
      Resource.MESSAGES,
      "",
      Grant.of('o', "d", ""),
      204,
      "DELETE"),
  UPDATE_MESSAGE(
      "Update Message",
      "update-message",
      Resource.MESSAGE,
      "",
      Grant.of('o', "u", "u"),
      204,
      "PUT"),
  DELETE_MESSAGE(
      "Delete Message",
      "delete-message2",
      Resource.MESSAGE,
      "",
      Grant.of('o', "p", "p"),
      204,
      "DELETE");

  private static final List<Operation> TABLE = List.of(values());

  private final String title;
  private final String page;
  private final Resource resource;
  private final String comp;

  @SuppressWarnings("ImmutableEnumChecker") // a record of a letter, two strings and two flags
  private final Grant grant;

  private final int success;
  private final String methods;

  Operation(
      String title,
      String page,
      Resource resource,
      String comp,
      Grant grant,
      int success,
      String... methods) {
    this.title = title;
    this.page = page;
    this.resource = resource;
    this.comp = comp;
    this.grant = grant;
    this.success = success;
    this.methods = String.join(" ", methods);
  }

  /** The name that the documentation uses. */
  public String title() {
    return title;
  }

  /** The address of its documentation. */
  public String documentation() {
    return "https://learn.microsoft.com/rest/api/storageservices/" + page;
  }

  /** The verbs that ask for it. */
  public List<String> verbs() {
    return List.of(methods.split(" ", -1));
  }

  /** What a URL must address. */
  public Resource resource() {
    return resource;
  }

  /** What the query must hold, for example {@code comp=acl}; empty where that is nothing. */
  public String selector() {
    return comp.isEmpty() ? "" : "comp=" + comp;
  }

  /** The HTTP status of success. */
  public int success() {
    return success;
  }

  /** Who may ask for it. */
  public Grant grant() {
    return grant;
  }

  /** Whether it leaves everything as it was, so that a read-only endpoint may serve it. */
  public boolean readOnly() {
    return this != GET_MESSAGES && takes("GET");
  }

  private boolean takes(String method) {
    return verbs().contains(method);
  }

  boolean selectedBy(Query query) {
    return true;
  }

  /**
   * The operation that a request asks for.
   *
   * @throws StorageException {@code UnsupportedHttpVerb} where only the verb is wrong, {@code
   *     InvalidQueryParameterValue} for a {@code comp} that the resource does not have
   */
  public static Operation match(String method, Resource resource, Query query) {
    Operation found = find(method, resource, query);
    if (found != null) {
      return found;
    }
    String given = query.get("comp");
    String comp = folded(given);
    boolean verbIsKnown = rows(resource).anyMatch(row -> row.takes(method));
    boolean compIsKnown = rows(resource).anyMatch(row -> row.comp.equals(comp));
    if (!verbIsKnown || (compIsKnown && !comp.isEmpty())) {
      throw StorageError.UNSUPPORTED_HTTP_VERB.exception();
    }
    throw Params.invalid("comp", given, "");
  }

  /** The operation that a request asks for, or null. */
  public static @Nullable Operation find(String method, Resource resource, Query query) {
    String comp = folded(query.get("comp"));
    for (Operation row : TABLE) {
      if (row.resource == resource
          && row.comp.equals(comp)
          && row.takes(method)
          && row.selectedBy(query)) {
        return row;
      }
    }
    return null;
  }

  private static String folded(@Nullable String comp) {
    return comp == null ? "" : comp.toLowerCase(Locale.ROOT);
  }

  /** The verbs that a resource takes, as an Allow header lists them. */
  public static String allow(Resource resource) {
    return String.join(
        ", ", rows(resource).flatMap(row -> row.verbs().stream()).distinct().sorted().toList());
  }

  private static Stream<Operation> rows(Resource resource) {
    return TABLE.stream().filter(row -> row.resource == resource);
  }
}
