package io.queuerite.conformance;

import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Request.Signing;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import java.util.List;
import java.util.function.Function;

/**
 * A request that earns one of the service's errors.
 *
 * @param name what is wrong with it, for people
 * @param request makes it, for a queue that exists
 */
record Provocation(String name, StorageFault fault, Function<Queue, Request> request) {
  /** At least one for each error. */
  static final List<Provocation> ALL =
      List.of(
          new Provocation(
              "a date long past",
              StorageFault.AUTHENTICATION_FAILED.with(
                  "AuthenticationErrorDetail",
                  "Request date header too old: 'Fri, 31 Jan 2020 12:28:37 GMT'"),
              queue -> queue.getRequest().header("x-ms-date", "Fri, 31 Jan 2020 12:28:37 GMT")),
          new Provocation(
              "a queues signature to delete the queue",
              StorageFault.AUTHORIZATION_FAILURE,
              queue -> queue.request("DELETE", "").with(Sas.queue(queue.name()))),
          new Provocation(
              "a permission not given",
              StorageFault.PERMISSION_MISMATCH,
              queue -> queue.getRequest().with(Sas.account().permitting("r"))),
          new Provocation(
              "HTTP for a signature of HTTPS",
              StorageFault.PROTOCOL_MISMATCH,
              queue -> queue.getRequest().with(Sas.account().set("spr", "https"))),
          new Provocation(
              "a resource type not given",
              StorageFault.RESOURCE_TYPE_MISMATCH,
              queue -> queue.getRequest().with(Sas.account().set("srt", "sc"))),
          new Provocation(
              "a signature for blobs",
              StorageFault.SERVICE_MISMATCH,
              queue -> queue.getRequest().with(Sas.account().set("ss", "b"))),
          new Provocation(
              "a signature for another address",
              StorageFault.of(
                      403,
                      "AuthorizationSourceIPMismatch",
                      "This request is not authorized to perform this operation using this source IP.")
                  .with("SourceIP", "127.0.0.1"),
              queue -> queue.getRequest().with(Sas.account().set("sip", "10.1.2.3"))),
          new Provocation(
              "a preflight that no rule allows",
              StorageFault.CORS_FAILURE,
              queue -> preflight(queue).header("Origin", "http://no.rule")),
          new Provocation(
              "a preflight without an origin",
              StorageFault.of(400, "InvalidHeaderValue", "A required CORS header is not present.")
                  .with("MessageDetails", "Invalid required CORS header Origin"),
              Provocation::preflight),
          new Provocation(
              "metadata without a name",
              StorageFault.emptyMetadataKey("value"),
              queue -> queue.metadataRequest("PUT").header("x-ms-meta-", "value")),
          new Provocation(
              "metadata by a name that is none",
              StorageFault.INVALID_METADATA,
              queue -> queue.metadataRequest("PUT").header("x-ms-meta-1", "value")),
          new Provocation(
              "metadata over eight kibibytes",
              StorageFault.METADATA_TOO_LARGE,
              queue -> queue.metadataRequest("PUT").header("x-ms-meta-a", "a".repeat(8192))),
          new Provocation(
              "a write to the secondary",
              StorageFault.INSUFFICIENT_PERMISSIONS,
              queue -> queue.account().secondaryRequest("PUT", "/" + queue.name())),
          new Provocation(
              "an unknown scheme",
              StorageFault.of(
                  400,
                  "InvalidAuthenticationInfo",
                  "Authentication information is not given in the correct format. Check the value of"
                      + " Authorization header."),
              queue -> queue.getRequest().header("Authorization", "Basic dTpw")),
          new Provocation(
              "a token that is none",
              StorageFault.of(
                      401, "InvalidAuthenticationInfo", StorageFault.NO_AUTHENTICATION.message())
                  .with(
                      "AuthenticationErrorDetail",
                      "This emulator takes no bearer tokens: start it with --oauth basic."),
              queue -> queue.getRequest().header("Authorization", "Bearer token")),
          new Provocation(
              "no credentials",
              StorageFault.NO_AUTHENTICATION,
              queue -> queue.getRequest().signing(Signing.NONE)),
          new Provocation(
              "an unknown version",
              StorageFault.invalidHeader("x-ms-version", "2099-01-01"),
              queue -> queue.getRequest().version("2099-01-01")),
          new Provocation(
              "an unknown component",
              StorageFault.invalidValue("comp", "banana", ""),
              queue -> queue.request("GET", "?comp=banana")),
          new Provocation(
              "a name with wrong characters",
              StorageFault.INVALID_RESOURCE_NAME,
              queue -> queue.account().request("PUT", "/a_b")),
          new Provocation(
              "a name of wrong length",
              StorageFault.NAME_LENGTH,
              queue -> queue.account().request("PUT", "/ab")),
          new Provocation(
              "a path that is no resource",
              StorageFault.of(
                  400,
                  "InvalidUri",
                  "The requested URI does not represent any resource on the server."),
              queue -> queue.request("GET", "/banana")),
          new Provocation(
              "six access policies",
              StorageFault.invalidXml("0", "0", ""),
              queue ->
                  queue
                      .aclRequest("PUT")
                      .body(
                          "<SignedIdentifiers>"
                              + "<SignedIdentifier><Id>i</Id></SignedIdentifier>".repeat(6)
                              + "</SignedIdentifiers>")),
          new Provocation(
              "a negative age",
              StorageFault.of(
                      400,
                      "InvalidXmlNodeValue",
                      "The value for one of the XML nodes is not in the correct format.")
                  .with("XmlNodeName", "MaxAgeInSeconds")
                  .with("XmlNodeValue", "-1"),
              queue ->
                  queue
                      .account()
                      .propertiesRequest("PUT")
                      .body(
                          "<StorageServiceProperties><Cors><CorsRule><AllowedMethods>GET</AllowedMethods>"
                              + "<AllowedOrigins>*</AllowedOrigins><AllowedHeaders/><ExposedHeaders/>"
                              + "<MaxAgeInSeconds>-1</MaxAgeInSeconds></CorsRule></Cors>"
                              + "</StorageServiceProperties>")),
          new Provocation(
              "a message that never was",
              StorageFault.MESSAGE_NOT_FOUND,
              queue -> queue.deleteRequest("id", DeleteMessageTest.FAKE)),
          new Provocation(
              "a write without a length",
              StorageFault.of(
                  411,
                  "MissingContentLengthHeader",
                  "The Content-Length header was not specified."),
              queue -> queue.metadataRequest("PUT").unsized()),
          new Provocation(
              "no receipt",
              StorageFault.missingParameter("popreceipt"),
              queue -> queue.request("DELETE", "/messages/id")),
          new Provocation(
              "a marker of no page",
              StorageFault.OUT_OF_RANGE_INPUT,
              queue -> queue.account().request("GET", "?comp=list&marker=garbage")),
          new Provocation(
              "too many messages",
              StorageFault.outOfRange("numofmessages", "33", "1", "32"),
              queue -> queue.getRequest().query("numofmessages=33")),
          new Provocation(
              "other metadata for an existing queue",
              StorageFault.QUEUE_ALREADY_EXISTS,
              queue -> queue.request("PUT", "").header("x-ms-meta-a", "b")),
          new Provocation(
              "a queue whose deletion takes its time",
              StorageFault.QUEUE_BEING_DELETED,
              Provocation::createAgain),
          new Provocation(
              "a queue that never was",
              StorageFault.QUEUE_NOT_FOUND,
              queue -> queue.account().absentQueue().getRequest()),
          new Provocation(
              "a text over 64 kibibytes",
              StorageFault.BODY_TOO_LARGE,
              queue -> queue.putRequest().message("a".repeat(65_537))),
          new Provocation(
              "an unknown account",
              StorageFault.RESOURCE_NOT_FOUND,
              queue -> queue.account().requestTo("GET", "/nobodysaccount?comp=list")),
          new Provocation(
              "a verb that the resource lacks",
              StorageFault.of(
                  405, "UnsupportedHttpVerb", "The resource doesn't support specified Http Verb."),
              queue -> queue.request("POST", "?comp=metadata")));

  Request request(Queue queue) {
    return request.apply(queue);
  }

  private static Request createAgain(Queue queue) {
    queue.request("DELETE", "").send();
    return queue.request("PUT", "");
  }

  private static Request preflight(Queue queue) {
    return queue
        .request("OPTIONS", "")
        .signing(Signing.NONE)
        .header("Access-Control-Request-Method", "GET");
  }

  @Override
  public String toString() {
    return name;
  }
}
