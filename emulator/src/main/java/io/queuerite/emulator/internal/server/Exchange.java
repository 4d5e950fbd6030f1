package io.queuerite.emulator.internal.server;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Reply.Delivery;
import io.queuerite.emulator.internal.protocol.Reply.Sent;
import io.queuerite.emulator.internal.server.AnswerEncoder.Answer;
import io.queuerite.emulator.internal.server.NettyServer.Application;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One connection's requests, one after the other: the next is begun when the last is answered, so
 * answers keep the order of pipelined requests, and a connection that sends faster than it is
 * answered is not read from. Everything but {@link #drain} runs on the connection's event loop.
 */
final class Exchange extends SimpleChannelInboundHandler<Incoming> {
  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

  private final RequestAssembler assembler;
  private final Application application;
  private final Deque<Incoming> waiting = new ArrayDeque<>();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private boolean busy;
  private boolean draining;
  private boolean owed;
  private boolean lastHasCome;

  Exchange(RequestAssembler assembler, Application application) {
    this.assembler = assembler;
    this.application = application;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Incoming incoming) {
    if (draining && !owed) {
      return;
    }
    owed = false;
    if (busy) {
      waiting.add(incoming);
      if (waiting.size() >= HttpLimits.PIPELINED) {
        context.channel().config().setAutoRead(false);
      }
    } else {
      begin(context, incoming);
    }
  }

  private void begin(ChannelHandlerContext context, Incoming incoming) {
    busy = true;
    if (incoming instanceof Incoming.Malformed malformed) {
      application.refused(malformed.status(), malformed.explanation());
      ChannelFuture unused =
          context
              .writeAndFlush(Answers.malformed(malformed))
              .addListener(ChannelFutureListener.CLOSE);
    } else if (incoming instanceof Incoming.Whole whole) {
      CompletableFuture<Void> unused =
          application
              .answer(whole.request())
              .thenAccept(reply -> answerOnLoop(context, whole, reply));
    }
  }

  private void answerOnLoop(ChannelHandlerContext context, Incoming.Whole whole, Reply reply) {
    if (context.executor().inEventLoop()) {
      answer(context, whole, reply);
    } else {
      context.executor().execute(() -> answer(context, whole, reply));
    }
  }

  private void answer(ChannelHandlerContext context, Incoming.Whole whole, Reply reply) {
    boolean keepAlive =
        reply.delivery() == Delivery.WHOLE
            && whole.keepAlive()
            && !draining
            && !(lastHasCome && waiting.isEmpty());
    ChannelFuture written = write(context, whole, reply, keepAlive);
    busy = false;
    if (!keepAlive) {
      waiting.clear();
      busy = true;
      ChannelFuture unused = written.addListener(ChannelFutureListener.CLOSE);
      drained.complete(null);
      return;
    }
    Incoming next = waiting.poll();
    if (next != null) {
      begin(context, next);
    } else {
      context.channel().config().setAutoRead(true);
    }
  }

  private static ChannelFuture write(
      ChannelHandlerContext context, Incoming.Whole whole, Reply reply, boolean keepAlive) {
    if (reply.delivery() == Delivery.NONE) {
      tell(reply, new Sent(0, 0, false));
      return context.newSucceededFuture();
    }
    boolean isWhole = reply.delivery() == Delivery.WHOLE;
    Answer answer = Answers.of(whole, reply, isWhole ? keepAlive : whole.keepAlive());
    long headerBytes = reply.sentListener() == null ? 0 : Answers.headerBytes(answer);
    long bodyBytes = answer.bodyBytes();
    // Cut bytes pass the encoder by; a client must not be told that the connection ends.
    ChannelFuture written =
        isWhole
            ? context.writeAndFlush(answer)
            : context
                .pipeline()
                .context(AnswerEncoder.class)
                .writeAndFlush(Answers.firstHalf(answer));
    return reply.sentListener() == null
        ? written
        : written.addListener(
            done -> tell(reply, new Sent(headerBytes, bodyBytes, isWhole && done.isSuccess())));
  }

  private static void tell(Reply reply, Sent sent) {
    Consumer<Sent> listener = reply.sentListener();
    if (listener != null) {
      listener.accept(sent);
    }
  }

  /**
   * Lets the request in flight be answered, also one that is still arriving, and takes no other:
   * what is carried out is answered. Done when nothing is in flight.
   */
  CompletableFuture<Void> drain(ChannelHandlerContext context) {
    context
        .executor()
        .execute(
            () -> {
              draining = true;
              owed = !busy && assembler.isReceiving();
              if (!busy && !owed) {
                drained.complete(null);
              }
            });
    return drained;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.clear();
    drained.complete(null);
    context.fireChannelInactive();
  }

  /** A connection that is waiting for the store is not idle, nor done when the client is. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
      lastHasCome = true;
    }
    boolean over = lastHasCome || event instanceof IdleStateEvent;
    if (over && !busy) {
      ChannelFuture unused = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A handshake that fails comes wrapped: the client does not trust us yet, or speaks no TLS.
    boolean theirs = cause instanceof IOException || cause.getCause() instanceof IOException;
    Level level = theirs ? Level.DEBUG : Level.WARNING;
    LOG.log(level, "A connection failed", cause);
    ChannelFuture unused = context.close();
  }
}
