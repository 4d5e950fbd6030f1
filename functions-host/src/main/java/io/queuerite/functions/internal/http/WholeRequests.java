package io.queuerite.functions.internal.http;

import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/**
 * Puts a request's chunks together, and leaves its headers as they were: a function gets no body of
 * a request that did not tell its length.
 */
final class WholeRequests extends HttpObjectAggregator {
  WholeRequests(int maxBytes) {
    super(maxBytes);
  }

  @Override
  protected void finishAggregation(FullHttpMessage aggregated) {
    // The aggregator would set the length that the client did not tell.
  }
}
