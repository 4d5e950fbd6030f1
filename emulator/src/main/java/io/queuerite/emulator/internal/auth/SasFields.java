package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.protocol.Iso8601;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;
import java.util.List;

/** What signatures of every kind are checked for. */
final class SasFields {
  private SasFields() {}

  /** Refuses a version that is none, or that has no such signatures. */
  static void checkVersion(Sas sas, String field, ServiceVersion first) {
    ServiceVersion version = ServiceVersion.published(sas.field(field));
    if (version == null || !version.atLeast(first)) {
      throw Refusals.failed(
          field + " is invalid: '" + sas.field(field) + "' has no such signatures.");
    }
  }

  static void checkSignature(List<AccountKey> keys, String text, Sas sas) {
    if (!AccountKey.anySigns(keys, text, sas.field("sig"))) {
      throw Refusals.failed("Signature did not match. String to sign used was " + text);
    }
  }

  /** A date that must be there. */
  static Instant date(String field, String text) {
    if (text.isEmpty()) {
      throw Refusals.mandatory(field);
    }
    Instant date = Iso8601.parse(text);
    if (date == null) {
      throw Refusals.failed(field + " is invalid: '" + text + "' is no date.");
    }
    return date;
  }
}
