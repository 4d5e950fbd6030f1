package io.queuerite.conformance.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * An error as the real service words it, spelling included: status, code, first line of the
 * message, and the elements that follow it.
 */
public record StorageFault(int status, String code, String message, List<Header> details) {
  public static final StorageFault QUEUE_NOT_FOUND =
      of(404, "QueueNotFound", "The specified queue does not exist.");
  public static final StorageFault MESSAGE_NOT_FOUND =
      of(404, "MessageNotFound", "The specified message does not exist.");
  public static final StorageFault RESOURCE_NOT_FOUND =
      of(404, "ResourceNotFound", "The specified resource does not exist.");
  public static final StorageFault QUEUE_ALREADY_EXISTS =
      of(409, "QueueAlreadyExists", "The specified queue already exists.");
  public static final StorageFault QUEUE_BEING_DELETED =
      of(409, "QueueBeingDeleted", "The specified queue is being deleted.");
  public static final StorageFault INVALID_RESOURCE_NAME =
      of(400, "InvalidResourceName", "The specifed resource name contains invalid characters.");
  public static final StorageFault NAME_LENGTH =
      of(
          400,
          "OutOfRangeInput",
          "The specified resource name length is not within the permissible limits.");
  public static final StorageFault OUT_OF_RANGE_INPUT =
      of(400, "OutOfRangeInput", "One of the request inputs is out of range.");
  public static final StorageFault INVALID_METADATA =
      of(
          400,
          "InvalidMetadata",
          "The metadata specified is invalid. It has characters that are not permitted.");
  public static final StorageFault METADATA_TOO_LARGE =
      of(
          400,
          "MetadataTooLarge",
          "The size of the specified metadata exceeds the maximum size permitted.");
  public static final StorageFault BODY_TOO_LARGE =
      of(
              413,
              "RequestBodyTooLarge",
              "The request body is too large and exceeds the maximum permissible limit.")
          .with("MaxLimit", "65536");
  public static final StorageFault INVALID_XML =
      of(400, "InvalidXmlDocument", "XML specified is not syntactically valid.");
  public static final StorageFault NO_AUTHENTICATION =
      of(
          401,
          "NoAuthenticationInformation",
          "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
              + " header.");
  public static final StorageFault AUTHENTICATION_FAILED =
      of(
          403,
          "AuthenticationFailed",
          "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
              + " correctly including the signature.");

  /** Authorization information of which nothing can be read, in older versions. */
  public static final StorageFault INVALID_AUTHENTICATION =
      of(
          400,
          "InvalidAuthenticationInfo",
          "Authentication information is not given in the correct format. Check the value of"
              + " Authorization header.");

  /** A bearer token that does not hold, in newer versions. */
  public static final StorageFault INVALID_TOKEN =
      of(401, "InvalidAuthenticationInfo", NO_AUTHENTICATION.message());

  public static final StorageFault AUTHORIZATION_FAILURE =
      of(403, "AuthorizationFailure", "This request is not authorized to perform this operation.");
  public static final StorageFault PERMISSION_MISMATCH = mismatch("Permission", "permission");
  public static final StorageFault RESOURCE_TYPE_MISMATCH =
      mismatch("ResourceType", "resource type");
  public static final StorageFault SERVICE_MISMATCH = mismatch("Service", "service");
  public static final StorageFault PROTOCOL_MISMATCH = mismatch("Protocol", "protocol");
  public static final StorageFault INSUFFICIENT_PERMISSIONS =
      of(403, "InsufficientAccountPermissions", "Write operations are not allowed.");
  public static final StorageFault CORS_FAILURE =
      of(
              403,
              "CorsPreflightFailure",
              "CORS not enabled or no matching rule found for this request.")
          .with("MessageDetails", "No CORS rules matches this request");

  private static StorageFault mismatch(String what, String inWords) {
    return of(
        403,
        "Authorization" + what + "Mismatch",
        "This request is not authorized to perform this operation using this " + inWords + ".");
  }

  /** An error without elements after the message. */
  public static StorageFault of(int status, String code, String message) {
    return new StorageFault(status, code, message, List.of());
  }

  public static StorageFault outOfRange(String parameter, String value, String min, String max) {
    return of(
            400,
            "OutOfRangeQueryParameterValue",
            "One of the query parameters specified in the request URI is outside the permissible range.")
        .with("QueryParameterName", parameter)
        .with("QueryParameterValue", value)
        .with("MinimumAllowed", min)
        .with("MaximumAllowed", max);
  }

  public static StorageFault invalidValue(String parameter, String value, String reason) {
    return of(
            400,
            "InvalidQueryParameterValue",
            "Value for one of the query parameters specified in the request URI is invalid.")
        .with("QueryParameterName", parameter)
        .with("QueryParameterValue", value)
        .with("Reason", reason);
  }

  public static StorageFault missingParameter(String parameter) {
    return of(
            400,
            "MissingRequiredQueryParameter",
            "A query parameter that's mandatory for this request is not specified.")
        .with("QueryParameterName", parameter);
  }

  public static StorageFault badReceipt(String receipt) {
    return invalidValue("popreceipt", receipt, "Invalid pop receipt format");
  }

  public static StorageFault emptyMetadataKey(String value) {
    return of(400, "EmptyMetadataKey", "The key for one of the metadata key-value pairs is empty.")
        .with("MetadataValue", value);
  }

  public static StorageFault invalidHeader(String name, String value) {
    return of(
            400,
            "InvalidHeaderValue",
            "The value for one of the HTTP headers is not in the correct format.")
        .with("HeaderName", name)
        .with("HeaderValue", value);
  }

  /** A document that cannot be used; the service says where and, at times, why. */
  public static StorageFault invalidXml(String line, String position, String reason) {
    return INVALID_XML
        .with("LineNumber", line)
        .with("LinePosition", position)
        .with("Reason", reason);
  }

  /** With one more element after the message. */
  public StorageFault with(String element, String text) {
    List<Header> more = new ArrayList<>(details);
    more.add(new Header(element, text));
    return new StorageFault(status, code, message, List.copyOf(more));
  }

  /** The body to the byte, but for the two values that the service makes up. */
  public String body(String requestId, String time) {
    StringBuilder xml =
        new StringBuilder("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error>");
    xml.append("<Code>").append(code).append("</Code><Message>").append(message);
    xml.append("\nRequestId:")
        .append(requestId)
        .append("\nTime:")
        .append(time)
        .append("</Message>");
    for (Header detail : details) {
      xml.append('<').append(detail.name()).append('>').append(Xml.escape(detail.value()));
      xml.append("</").append(detail.name()).append('>');
    }
    return xml.append("</Error>").toString();
  }
}
