package io.queuerite.emulator.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * Every error that the service answers: its code on the wire, its HTTP status, its message.
 *
 * <p>The wording is the real service's, its misspelling of "specifed" included. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/queue-service-error-codes">Queue
 * Storage error codes</a>.
 */
public enum StorageError {
  AUTHENTICATION_FAILED(
      403,
      "AuthenticationFailed",
      "Server failed to authenticate the request. Make sure the value of Authorization header is"
          + " formed correctly including the signature."),
  AUTHORIZATION_FAILURE(
      403, "AuthorizationFailure", "This request is not authorized to perform this operation."),
  AUTHORIZATION_PERMISSION_MISMATCH(
      403,
      "AuthorizationPermissionMismatch",
      "This request is not authorized to perform this operation using this permission."),
  AUTHORIZATION_PROTOCOL_MISMATCH(
      403,
      "AuthorizationProtocolMismatch",
      "This request is not authorized to perform this operation using this protocol."),
  AUTHORIZATION_RESOURCE_TYPE_MISMATCH(
      403,
      "AuthorizationResourceTypeMismatch",
      "This request is not authorized to perform this operation using this resource type."),
  AUTHORIZATION_SERVICE_MISMATCH(
      403,
      "AuthorizationServiceMismatch",
      "This request is not authorized to perform this operation using this service."),
  AUTHORIZATION_SOURCE_IP_MISMATCH(
      403,
      "AuthorizationSourceIPMismatch",
      "This request is not authorized to perform this operation using this source IP."),
  BEARER_REQUIRED(
      403,
      "AuthenticationFailed",
      "Server failed to authenticate the request. Make sure the value of Authorization header is"
          + " formed correctly including the signature."),
  CORS_PREFLIGHT_FAILURE(
      403, "CorsPreflightFailure", "CORS not enabled or no matching rule found for this request."),
  EMPTY_METADATA_KEY(
      400, "EmptyMetadataKey", "The key for one of the metadata key-value pairs is empty."),
  INSUFFICIENT_ACCOUNT_PERMISSIONS(
      403, "InsufficientAccountPermissions", "Write operations are not allowed."),
  INTERNAL_ERROR(
      500, "InternalError", "The server encountered an internal error. Please retry the request."),
  INVALID_AUTHENTICATION_INFO(
      400,
      "InvalidAuthenticationInfo",
      "Authentication information is not given in the correct format. Check the value of"
          + " Authorization header."),
  INVALID_BEARER_TOKEN(
      401,
      "InvalidAuthenticationInfo",
      "Server failed to authenticate the request. Please refer to the information in the"
          + " www-authenticate header."),
  INVALID_HEADER_VALUE(
      400,
      "InvalidHeaderValue",
      "The value for one of the HTTP headers is not in the correct format."),
  INVALID_METADATA(
      400,
      "InvalidMetadata",
      "The metadata specified is invalid. It has characters that are not permitted."),
  INVALID_QUERY_PARAMETER_VALUE(
      400,
      "InvalidQueryParameterValue",
      "Value for one of the query parameters specified in the request URI is invalid."),
  INVALID_RESOURCE_NAME(
      400, "InvalidResourceName", "The specifed resource name contains invalid characters."),
  INVALID_URI(
      400, "InvalidUri", "The requested URI does not represent any resource on the server."),
  INVALID_XML_DOCUMENT(400, "InvalidXmlDocument", "XML specified is not syntactically valid."),
  INVALID_XML_NODE_VALUE(
      400,
      "InvalidXmlNodeValue",
      "The value for one of the XML nodes is not in the correct format."),
  MESSAGE_NOT_FOUND(404, "MessageNotFound", "The specified message does not exist."),
  METADATA_TOO_LARGE(
      400,
      "MetadataTooLarge",
      "The size of the specified metadata exceeds the maximum size permitted."),
  MISSING_CONTENT_LENGTH_HEADER(
      411, "MissingContentLengthHeader", "The Content-Length header was not specified."),
  MISSING_CORS_HEADER(400, "InvalidHeaderValue", "A required CORS header is not present."),
  MISSING_REQUIRED_QUERY_PARAMETER(
      400,
      "MissingRequiredQueryParameter",
      "A query parameter that's mandatory for this request is not specified."),
  NO_AUTHENTICATION_INFORMATION(
      401,
      "NoAuthenticationInformation",
      "Server failed to authenticate the request. Please refer to the information in the"
          + " www-authenticate header."),
  OPERATION_TIMED_OUT(
      500, "OperationTimedOut", "The operation could not be completed within the permitted time."),
  OUT_OF_RANGE_INPUT(400, "OutOfRangeInput", "One of the request inputs is out of range."),
  OUT_OF_RANGE_QUERY_PARAMETER_VALUE(
      400,
      "OutOfRangeQueryParameterValue",
      "One of the query parameters specified in the request URI is outside the permissible range."),
  OUT_OF_RANGE_RESOURCE_NAME(
      400,
      "OutOfRangeInput",
      "The specified resource name length is not within the permissible limits."),
  QUEUE_ALREADY_EXISTS(409, "QueueAlreadyExists", "The specified queue already exists."),
  QUEUE_BEING_DELETED(409, "QueueBeingDeleted", "The specified queue is being deleted."),
  QUEUE_NOT_FOUND(404, "QueueNotFound", "The specified queue does not exist."),
  REQUEST_BODY_TOO_LARGE(
      413,
      "RequestBodyTooLarge",
      "The request body is too large and exceeds the maximum permissible limit."),
  RESOURCE_NOT_FOUND(404, "ResourceNotFound", "The specified resource does not exist."),
  SERVER_BUSY(
      503,
      "ServerBusy",
      "The server is currently unable to receive requests. Please retry your request."),
  UNSUPPORTED_HTTP_VERB(
      405, "UnsupportedHttpVerb", "The resource doesn't support specified Http Verb.");

  private final int status;
  private final String code;
  private final String message;

  StorageError(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code on the wire, as in {@code x-ms-error-code}. */
  public String code() {
    return code;
  }

  /** The message: first line of the error document, and the HTTP reason phrase. */
  public String message() {
    return message;
  }

  /** The error of a code, the first where several have it; null where none has. */
  public static @Nullable StorageError ofCode(String code) {
    for (StorageError error : values()) {
      if (error.code.equals(code)) {
        return error;
      }
    }
    return null;
  }

  /** This error without further detail. */
  public StorageException exception() {
    return new StorageException(this);
  }
}
