package io.queuerite.emulator.internal.metrics;

/** Writes down what is measured, for who comes to collect it. */
public interface MetricsPage {
  /**
   * The page as it is now; it may wait for the store.
   *
   * @param accept the forms that the caller takes, as its Accept header lists them; maybe empty
   */
  Page render(String accept);

  /** A page in one of the forms. */
  record Page(String contentType, String text) {}
}
