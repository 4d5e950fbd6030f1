package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code SignedIdentifiers} of Get and Set Queue ACL. */
public final class AccessPolicyXml {
  private static final String ROOT = "SignedIdentifiers";
  private static final String ENTRY = "SignedIdentifier";
  private static final String POLICY = "AccessPolicy";
  private static final String ID_REASON =
      "Signed identifier ID cannot be empty or over 64 characters in length";
  private static final int MAX_POLICIES = 5;
  private static final int MAX_ID = 64;
  private static final Pattern PERMISSION = Pattern.compile("r?a?u?p?");

  private AccessPolicyXml() {}

  /**
   * Reads policies; an empty body has none.
   *
   * @throws StorageException {@code InvalidXmlDocument}
   */
  public static List<AccessPolicy> read(byte[] body) {
    if (body.length == 0) {
      return List.of();
    }
    XmlElement root = XmlInput.tree(body);
    if (!root.name().equals(ROOT)) {
      throw XmlInput.meaningless();
    }
    root.allowOnly(List.of(ENTRY));
    List<AccessPolicy> policies = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (XmlElement entry : root.children()) {
      AccessPolicy policy = policy(entry);
      if (!ids.add(policy.id())) {
        throw XmlInput.meaningless();
      }
      policies.add(policy);
    }
    if (policies.size() > MAX_POLICIES) {
      throw XmlInput.meaningless();
    }
    return policies;
  }

  private static AccessPolicy policy(XmlElement entry) {
    entry.allowOnly(List.of("Id", POLICY));
    XmlElement id = entry.required("Id");
    if (id.text().isEmpty() || id.text().length() > MAX_ID) {
      throw XmlInput.invalid(id.next(), ID_REASON);
    }
    XmlElement policy = entry.child(POLICY);
    if (policy == null) {
      return new AccessPolicy(id.text(), null, null, null);
    }
    policy.allowOnly(List.of("Start", "Expiry", "Permission"));
    return new AccessPolicy(
        id.text(), date(policy, "Start"), date(policy, "Expiry"), permission(policy));
  }

  private static @Nullable Instant date(XmlElement policy, String name) {
    String text = text(policy, name);
    if (text == null) {
      return null;
    }
    Instant date = Iso8601.parse(text);
    if (date == null) {
      throw XmlInput.meaningless();
    }
    return date;
  }

  private static @Nullable String permission(XmlElement policy) {
    String letters = text(policy, "Permission");
    if (letters != null && !PERMISSION.matcher(letters).matches()) {
      throw XmlInput.meaningless();
    }
    return letters;
  }

  private static @Nullable String text(XmlElement policy, String name) {
    XmlElement field = policy.child(name);
    return field == null || field.text().isBlank() ? null : field.text().strip();
  }

  /** The answer that shows these policies. */
  public static Reply reply(List<AccessPolicy> policies) {
    return Reply.xml(200, 512, out -> write(out, policies));
  }

  private static void write(XmlOutput out, List<AccessPolicy> policies) {
    if (policies.isEmpty()) {
      out.empty(ROOT);
      return;
    }
    out.open(ROOT);
    for (AccessPolicy policy : policies) {
      out.open(ENTRY).element("Id", policy.id());
      if (!policy.isEmpty()) {
        write(out, policy);
      }
      out.close(ENTRY);
    }
    out.close(ROOT);
  }

  private static void write(XmlOutput out, AccessPolicy policy) {
    out.open(POLICY);
    if (policy.start() != null) {
      out.element("Start", Iso8601.format(policy.start()));
    }
    if (policy.expiry() != null) {
      out.element("Expiry", Iso8601.format(policy.expiry()));
    }
    if (policy.permission() != null) {
      out.element("Permission", policy.permission());
    }
    out.close(POLICY);
  }
}
