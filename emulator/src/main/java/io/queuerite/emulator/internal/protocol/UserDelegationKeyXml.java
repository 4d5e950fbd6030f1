package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.UserDelegationKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What Get User Delegation Key is sent and answers. */
public final class UserDelegationKeyXml {
  private static final String START = "Start";
  private static final String EXPIRY = "Expiry";
  private static final String TENANT = "DelegatedUserTid";

  private UserDelegationKeyXml() {}

  /**
   * Reads the wish for a key.
   *
   * @param now the start of a key that names none
   * @throws StorageException {@code InvalidXmlDocument}, or {@code InvalidXmlNodeValue} for a date
   *     that is none and for a tenant that is no GUID or that the version does not know
   */
  public static UserDelegationKey.Wish read(byte[] body, ServiceVersion version, Instant now) {
    XmlElement root = XmlInput.tree(body);
    if (!root.name().equals("KeyInfo")) {
      throw XmlInput.meaningless();
    }
    root.allowOnly(List.of(START, EXPIRY, TENANT));
    XmlElement start = root.child(START);
    XmlElement tenant = root.child(TENANT);
    return new UserDelegationKey.Wish(
        start == null || start.text().isBlank() ? toSecond(now) : date(start),
        date(root.required(EXPIRY)),
        tenant == null || tenant.text().isBlank() ? "" : tenant(tenant, version));
  }

  private static Instant date(XmlElement node) {
    Instant date = Iso8601.parse(node.text().strip());
    if (date == null) {
      throw invalid(node.name(), node.text());
    }
    return toSecond(date);
  }

  private static Instant toSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String tenant(XmlElement node, ServiceVersion version) {
    String text = node.text().strip();
    if (!version.atLeast(ServiceVersion.V2026_04_06) || !isGuid(text)) {
      throw invalid(node.name(), node.text());
    }
    return text;
  }

  private static boolean isGuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException isNone) {
      return false;
    }
  }

  /** The answer {@code InvalidXmlNodeValue} for the start of a wished key. */
  public static StorageException invalidStart(Instant start) {
    return invalid(START, Iso8601.formatSeconds(start));
  }

  /** The answer {@code InvalidXmlNodeValue} for the expiry of a wished key. */
  public static StorageException invalidExpiry(Instant expiry) {
    return invalid(EXPIRY, Iso8601.formatSeconds(expiry));
  }

  private static StorageException invalid(String node, String value) {
    return StorageError.INVALID_XML_NODE_VALUE
        .exception()
        .with("XmlNodeName", node)
        .with("XmlNodeValue", value);
  }

  /** The answer that hands out a key. */
  public static Reply reply(UserDelegationKey.Issued issued) {
    return Reply.xml(200, 512, out -> write(out, issued));
  }

  private static void write(XmlOutput out, UserDelegationKey.Issued issued) {
    UserDelegationKey key = issued.key();
    out.open("UserDelegationKey");
    out.element("SignedOid", key.user().objectId());
    out.element("SignedTid", key.user().tenantId());
    out.element("SignedStart", Iso8601.formatSeconds(key.start()));
    out.element("SignedExpiry", Iso8601.formatSeconds(key.expiry()));
    out.element("SignedService", key.service());
    out.element("SignedVersion", key.version());
    if (!key.delegatedTenant().isEmpty()) {
      out.element("SignedDelegatedUserTid", key.delegatedTenant());
    }
    out.element("Value", issued.value());
    out.close("UserDelegationKey");
  }
}
