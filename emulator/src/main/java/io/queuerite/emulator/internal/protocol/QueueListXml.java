package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import org.jspecify.annotations.Nullable;

/**
 * The {@code EnumerationResults} of List Queues. What was not asked for is not echoed.
 *
 * @param account the account's name
 * @param serviceEndpoint the account's own URL, with a slash at its end
 * @param version before 2013-08-15 the account is named by attribute and each queue has its URL
 */
public record QueueListXml(
    String account,
    String serviceEndpoint,
    ServiceVersion version,
    @Nullable String prefix,
    @Nullable String marker,
    @Nullable String maxResults,
    boolean withMetadata) {
  private static final String ROOT = "EnumerationResults";
  private static final int BYTES_AROUND = 512;
  private static final int BYTES_A_QUEUE = 128;

  /** The answer that shows this page. */
  public Reply reply(QueuePage page) {
    int bytes = BYTES_AROUND + BYTES_A_QUEUE * page.queues().size();
    return Reply.xml(200, bytes, out -> write(out, page));
  }

  private void write(XmlOutput out, QueuePage page) {
    if (version.atLeast(ServiceVersion.V2013_08_15)) {
      out.open(ROOT, "ServiceEndpoint", serviceEndpoint);
    } else {
      out.open(ROOT, "AccountName", account);
    }
    given(out, "Prefix", prefix);
    given(out, "Marker", marker);
    given(out, "MaxResults", maxResults);
    if (page.queues().isEmpty()) {
      out.empty("Queues");
    } else {
      out.open("Queues");
      page.queues().forEach(queue -> write(out, queue));
      out.close("Queues");
    }
    out.element("NextMarker", page.next() == null ? "" : marker(account, page.next()));
    out.close(ROOT);
  }

  /** A page's marker: the account and the name with which the page begins. */
  public static String marker(String account, String name) {
    return "/" + account + "/" + name;
  }

  private static void given(XmlOutput out, String name, @Nullable String value) {
    if (value != null) {
      out.element(name, value);
    }
  }

  private void write(XmlOutput out, QueueEntry queue) {
    out.open("Queue").element("Name", queue.name());
    if (!version.atLeast(ServiceVersion.V2013_08_15)) {
      out.element("Url", serviceEndpoint + queue.name());
    }
    if (withMetadata) {
      write(out, queue.metadata());
    }
    out.close("Queue");
  }

  private static void write(XmlOutput out, Metadata metadata) {
    if (metadata.pairs().isEmpty()) {
      out.empty("Metadata");
      return;
    }
    out.open("Metadata");
    metadata.pairs().forEach(out::element);
    out.close("Metadata");
  }
}
