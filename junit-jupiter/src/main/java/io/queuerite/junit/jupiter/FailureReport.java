package io.queuerite.junit.jupiter;

import io.queuerite.emulator.testing.RecordedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the emulator had seen when a test failed. It travels with the failure itself, as a
 * suppressed exception, because every IDE and build tool shows that, and few show report entries.
 */
final class FailureReport extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private FailureReport(String text) {
    super(text, null, false, false);
  }

  /**
   * Attaches a report to a failure.
   *
   * @return the report where the failure did not take it, which some do not; otherwise null
   */
  static @Nullable String attach(Throwable failure, Account account, boolean ofAccountOnly) {
    FailureReport report = new FailureReport(describe(account, ofAccountOnly));
    failure.addSuppressed(report);
    for (Throwable taken : failure.getSuppressed()) {
      if (taken == report) {
        return null;
      }
    }
    return report.getMessage();
  }

  private static String describe(Account account, boolean ofAccountOnly) {
    String heading = "the emulator when this failed, at " + account.emulator().clock().now();
    if (!ofAccountOnly) {
      return heading + "\n" + account.emulator().journal().describe();
    }
    List<RecordedRequest> requests =
        account.emulator().journal().requests().stream()
            .filter(request -> account.name().equals(request.subject().account()))
            .toList();
    StringBuilder text =
        new StringBuilder(heading).append("\nLast requests of ").append(account.name());
    text.append(requests.isEmpty() ? ": none" : ":");
    requests.stream()
        .skip(Math.max(0, requests.size() - SHOWN))
        .forEach(request -> text.append("\n  ").append(request));
    account.emulator().queueNames(account.name()).stream()
        .map(name -> account.emulator().queue(account.name(), name).snapshot())
        .forEach(queue -> text.append('\n').append(queue));
    return text.toString();
  }
}
