package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.protocol.Headers.Header;

/** A queue's metadata as {@code x-ms-meta-} headers. */
public final class MetadataHeaders {
  private static final String PREFIX = "x-ms-meta-";

  private MetadataHeaders() {}

  /** Reads and checks the pairs of a request. */
  public static Metadata read(Headers headers) {
    Metadata.Builder metadata = new Metadata.Builder();
    for (Header header : headers.startingWith(PREFIX)) {
      metadata.add(header.name().substring(PREFIX.length()), header.value());
    }
    return metadata.build();
  }

  /** Writes the pairs of a queue. */
  public static void write(Metadata metadata, Reply reply) {
    metadata.pairs().forEach((name, value) -> reply.header(PREFIX + name, value));
  }
}
