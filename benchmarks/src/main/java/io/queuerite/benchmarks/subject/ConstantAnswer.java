package io.queuerite.benchmarks.subject;

import static io.netty.handler.codec.http.HttpResponseStatus.CREATED;
import static io.netty.handler.codec.http.HttpResponseStatus.NO_CONTENT;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.queuerite.benchmarks.load.MessageText;
import java.nio.charset.StandardCharsets;

/** Answers by method and address alone. One per connection, because a request comes in parts. */
final class ConstantAnswer extends SimpleChannelInboundHandler<HttpObject> {
  private static final String TIMES =
      "<InsertionTime>Fri, 01 Jan 2027 00:00:00 GMT</InsertionTime>"
          + "<ExpirationTime>Fri, 08 Jan 2027 00:00:00 GMT</ExpirationTime>";
  private static final String HANDLE =
      "<MessageId>00000000-1111-2222-3333-444444444444</MessageId>"
          + TIMES
          + "<PopReceipt>AgAAAAMAAAAAAAAAAMBHC4OZ3QE=</PopReceipt>"
          + "<TimeNextVisible>Fri, 01 Jan 2027 00:00:30 GMT</TimeNextVisible>";
  private static final String MESSAGE =
      HANDLE
          + "<DequeueCount>1</DequeueCount><MessageText>"
          + MessageText.value()
          + "</MessageText>";

  private static final Constant PUT_MESSAGE = new Constant(CREATED, list(HANDLE, 1));
  private static final Constant GET_ONE = new Constant(OK, list(MESSAGE, 1));
  private static final Constant GET_32 = new Constant(OK, list(MESSAGE, 32));
  private static final Constant CREATE_QUEUE = new Constant(CREATED, "");
  private static final Constant DELETE_MESSAGE = new Constant(NO_CONTENT, "");

  private Constant next = CREATE_QUEUE;

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest request) {
      next = answerTo(request);
    }
    if (part instanceof LastHttpContent) {
      // The void promise reports a failure to the pipeline, whose end logs it.
      ChannelFuture unused = context.writeAndFlush(next.response(), context.voidPromise());
    }
  }

  private static Constant answerTo(HttpRequest request) {
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.POST)) {
      return PUT_MESSAGE;
    }
    if (method.equals(HttpMethod.GET)) {
      return request.uri().contains("numofmessages=32") ? GET_32 : GET_ONE;
    }
    return method.equals(HttpMethod.DELETE) ? DELETE_MESSAGE : CREATE_QUEUE;
  }

  private static String list(String message, int count) {
    return "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList>"
        + ("<QueueMessage>" + message + "</QueueMessage>").repeat(count)
        + "</QueueMessagesList>";
  }

  /** A status with its bytes and headers, made once and shared by all connections. */
  private static final class Constant {
    private final HttpResponseStatus status;
    private final ByteBuf body;
    private final HttpHeaders headers = new DefaultHttpHeaders();

    Constant(HttpResponseStatus status, String text) {
      this.status = status;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      body =
          Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes))
              .asReadOnly();
      headers.set(HttpHeaderNames.SERVER, "Windows-Azure-Queue/1.0 Microsoft-HTTPAPI/2.0");
      headers.set("x-ms-request-id", "00000000-5555-6666-7777-888888888888");
      headers.set("x-ms-version", "2025-11-05");
      headers.set(HttpHeaderNames.DATE, "Fri, 01 Jan 2027 00:00:00 GMT");
      if (!text.isEmpty()) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, "application/xml");
      }
      headers.set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
    }

    FullHttpResponse response() {
      return new DefaultFullHttpResponse(
          HttpVersion.HTTP_1_1, status, body.duplicate(), headers, EmptyHttpHeaders.INSTANCE);
    }
  }
}
