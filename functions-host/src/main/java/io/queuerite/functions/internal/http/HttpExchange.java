package io.queuerite.functions.internal.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.queuerite.functions.internal.invoke.HttpAnswer;
import io.queuerite.functions.internal.invoke.HttpCall;
import io.queuerite.functions.internal.invoke.Payload;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One connection's requests, one after the other. */
final class HttpExchange extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final System.Logger LOG = System.getLogger(HttpExchange.class.getName());

  private final Router router;
  private final Executor runs;

  HttpExchange(Router router, Executor runs) {
    this.router = router;
    this.runs = runs;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    boolean head = request.method().equals(HttpMethod.HEAD);
    // The next request waits in the socket until this one is answered.
    context.channel().config().setAutoRead(false);
    HttpCall call = request.decoderResult().isSuccess() ? call(request) : null;
    try {
      runs.execute(() -> answer(context, answerTo(call), keepAlive, head));
    } catch (RejectedExecutionException stopping) {
      answer(context, Answers.empty(503), false, head);
    }
  }

  private HttpAnswer answerTo(@Nullable HttpCall call) {
    try {
      return call == null ? Answers.empty(400) : router.answer(call);
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.ERROR, "A request failed", failure);
      return Answers.empty(500);
    }
  }

  private static @Nullable HttpCall call(FullHttpRequest request) {
    try {
      QueryStringDecoder decoder = new QueryStringDecoder(request.uri());
      String host = request.headers().get(HttpHeaderNames.HOST, "localhost");
      return new HttpCall(
          com.microsoft.azure.functions.HttpMethod.value(request.method().name()),
          URI.create("http://" + host + request.uri()),
          headers(request),
          query(decoder),
          body(request),
          Map.of());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static Map<String, String> headers(FullHttpRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, more) -> one + "," + more));
    return headers;
  }

  private static Map<String, String> query(QueryStringDecoder decoder) {
    Map<String, String> query = new LinkedHashMap<>();
    decoder
        .parameters()
        .forEach(
            (name, values) -> {
              List<String> given = values.stream().filter(value -> !value.isEmpty()).toList();
              if (!given.isEmpty()) {
                query.put(name, String.join(",", given));
              }
            });
    return query;
  }

  private static @Nullable Payload body(FullHttpRequest request) {
    return HttpUtil.getContentLength(request, 0L) > 0
        ? new Payload(ByteBufUtil.getBytes(request.content()))
        : null;
  }

  private static void answer(
      ChannelHandlerContext context, HttpAnswer answer, boolean keepAlive, boolean head) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body().bytes()));
    answer.headers().forEach((name, value) -> response.headers().set(name, value));
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.body().bytes().length);
    if (!keepAlive) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    // Listened to before it is written: afterwards the loop may be gone already.
    ChannelPromise written =
        context
            .newPromise()
            .addListener(
                keepAlive
                    ? done -> context.channel().config().setAutoRead(true)
                    : ChannelFutureListener.CLOSE);
    ChannelFuture unused = context.writeAndFlush(response, written);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "A connection failed", cause);
    ChannelFuture unused = context.close();
  }
}
