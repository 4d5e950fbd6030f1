package io.queuerite.conformance.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A queue and the requests that tests send to it; a plain call asserts success, a request leaves
 * the judging to the test.
 */
public final class Queue {
  private final Account account;
  private final String name;

  Queue(Account account, String name) {
    this.account = account;
    this.name = name;
  }

  public Account account() {
    return account;
  }

  public String name() {
    return name;
  }

  public Instant now() {
    return account.endpoint().now();
  }

  public void passTime(Duration duration) {
    account.endpoint().passTime(duration);
  }

  public Request request(String method, String belowQueue) {
    return account.request(method, "/" + name + belowQueue);
  }

  public Request metadataRequest(String method) {
    return request(method, "?comp=metadata");
  }

  public Request aclRequest(String method) {
    return request(method, "?comp=acl");
  }

  public Request putRequest() {
    return request("POST", "/messages");
  }

  public Request getRequest() {
    return request("GET", "/messages");
  }

  public Request peekRequest() {
    return request("GET", "/messages?peekonly=true");
  }

  public Request clearRequest() {
    return request("DELETE", "/messages");
  }

  public Request deleteRequest(String id, String receipt) {
    return request("DELETE", "/messages/" + id + "?popreceipt=" + Percent.encode(receipt));
  }

  public Request updateRequest(String id, String receipt, int visibilityTimeout) {
    return request("PUT", "/messages/" + id + "?popreceipt=" + Percent.encode(receipt))
        .query("visibilitytimeout=" + visibilityTimeout);
  }

  public Message put(String text) {
    return expect(201, putRequest().message(text).send()).onlyMessage();
  }

  public Message put(String text, String query) {
    return expect(201, putRequest().query(query).message(text).send()).onlyMessage();
  }

  public List<Message> get(String query) {
    return expect(200, getRequest().query(query).send()).messages();
  }

  /** Gets the one message that must be visible. */
  public Message getOne() {
    return expect(200, getRequest().send()).onlyMessage();
  }

  public Message getOne(String query) {
    return expect(200, getRequest().query(query).send()).onlyMessage();
  }

  public List<Message> peek() {
    return expect(200, peekRequest().query("numofmessages=32").send()).messages();
  }

  /** Updates a message and returns its new receipt. */
  public String update(Message message, int visibilityTimeout, String text) {
    Request request =
        updateRequest(message.id(), message.receipt(), visibilityTimeout).message(text);
    return expect(204, request.send()).requiredHeader("x-ms-popreceipt");
  }

  public void delete(Message message) {
    expect(204, deleteRequest(message.id(), message.receipt()).send());
  }

  public Response metadata() {
    return expect(200, metadataRequest("GET").send());
  }

  public int count() {
    return Integer.parseInt(metadata().requiredHeader("x-ms-approximate-messages-count"));
  }

  private static Response expect(int status, Response response) {
    if (response.status() != status) {
      throw new AssertionError("%d expected, got %s".formatted(status, response));
    }
    return response;
  }
}
