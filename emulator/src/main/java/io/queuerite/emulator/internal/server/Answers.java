package io.queuerite.emulator.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.XmlOutput;
import io.queuerite.emulator.internal.server.AnswerEncoder.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Turns replies into what Netty writes, with header names spelt as the service spells them. */
final class Answers {
  private Answers() {}

  static Answer of(Incoming.Whole whole, Reply reply, boolean keepAlive) {
    ByteBuf content = content(reply);
    Answer answer = new Answer(status(reply), content, whole.request().method().equals("HEAD"));
    HttpHeaders headers = answer.headers();
    if (reply.chunked() && whole.chunks()) {
      headers.set("Transfer-Encoding", HttpHeaderValues.CHUNKED);
    } else {
      headers.setInt("Content-Length", content.readableBytes());
    }
    if (reply.hasBody()) {
      headers.set("Content-Type", reply.contentType());
    }
    for (Header header : reply.headers()) {
      headers.add(header.name(), header.value());
    }
    connection(headers, whole, keepAlive);
    return answer;
  }

  private static ByteBuf content(Reply reply) {
    byte[] ready = reply.content();
    if (ready != null) {
      return Unpooled.wrappedBuffer(ready);
    }
    XmlOutput xml = reply.writeBody();
    return xml == null
        ? Unpooled.EMPTY_BUFFER
        : Unpooled.wrappedBuffer(xml.bytes(), 0, xml.length());
  }

  private static HttpResponseStatus status(Reply reply) {
    return reply.reason().isEmpty()
        ? HttpResponseStatus.valueOf(reply.status())
        : new HttpResponseStatus(reply.status(), reply.reason());
  }

  private static void connection(HttpHeaders headers, Incoming.Whole whole, boolean keepAlive) {
    if (!keepAlive) {
      headers.set("Connection", HttpHeaderValues.CLOSE);
    } else if (!whole.chunks()) {
      headers.set("Connection", HttpHeaderValues.KEEP_ALIVE);
    }
  }

  /** How long the status line and the headers are on the wire. */
  static long headerBytes(Answer answer) {
    long bytes = "HTTP/1.1 ".length() + answer.status().toString().length() + 2L + 2;
    for (Map.Entry<String, String> header : answer.headers()) {
      bytes += header.getKey().length() + 2L + header.getValue().length() + 2;
    }
    return bytes;
  }

  /** The first half of an answer's bytes as they would stand on the wire. */
  static ByteBuf firstHalf(Answer answer) {
    EmbeddedChannel wire = new EmbeddedChannel(new AnswerEncoder());
    wire.writeOutbound(answer);
    ByteBuf whole = Unpooled.buffer();
    for (ByteBuf part = wire.readOutbound(); part != null; part = wire.readOutbound()) {
      whole.writeBytes(part);
      part.release();
    }
    wire.finishAndReleaseAll();
    return whole.writerIndex(whole.readableBytes() / 2);
  }

  /** The front end's own answer to what is no HTTP: a small page, and the end of the connection. */
  static Answer malformed(Incoming.Malformed malformed) {
    String page =
        "<!DOCTYPE html>\r\n<html><head><title>%s</title></head>\r\n<body><h2>%s</h2><hr><p>HTTP Error %d. %s</p></body></html>\r\n"
            .formatted(
                malformed.reason(),
                malformed.reason(),
                malformed.status(),
                malformed.explanation());
    Answer answer =
        new Answer(
            new HttpResponseStatus(malformed.status(), malformed.reason()),
            Unpooled.copiedBuffer(page, StandardCharsets.US_ASCII),
            false);
    answer
        .headers()
        .set("Content-Length", page.length())
        .set("Content-Type", "text/html; charset=us-ascii")
        .set("Server", "Microsoft-HTTPAPI/2.0")
        .set("Connection", HttpHeaderValues.CLOSE);
    return answer;
  }
}
