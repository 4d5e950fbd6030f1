package io.queuerite.benchmarks.load;

import static io.queuerite.benchmarks.load.Bytes.ascii;

/**
 * What is asked, before date and signature. Path and query are mutable, so that one instance serves
 * any number of deletes.
 *
 * @param query as in the request line, question mark included
 * @param canonicalQuery the same as Shared Key signs it: a line feed and {@code name:value} for
 *     each parameter, sorted
 */
record Request(Method method, Bytes path, Bytes query, Bytes canonicalQuery, Bytes body) {
  /**
   * A request whose address stays the same. {@code parameters} are sorted by name and need no
   * encoding.
   */
  static Request to(Method method, String path, String... parameters) {
    Request request = new Request(method, new Bytes(), new Bytes(), new Bytes(), new Bytes());
    request.path.add(ascii("/" + SharedKey.ACCOUNT + path));
    char separator = '?';
    for (String parameter : parameters) {
      request.query.add(separator).add(ascii(parameter));
      request.canonicalQuery.add('\n').add(ascii(parameter.replace('=', ':')));
      separator = '&';
    }
    return request;
  }

  Request with(Bytes newBody) {
    return new Request(method, path, query, canonicalQuery, newBody);
  }
}
