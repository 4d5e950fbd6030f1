package io.queuerite.conformance.harness;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user delegation key as the service handed it out.
 *
 * @param fields what a signature made with it must say of it
 * @param value in Base64
 */
public record DelegationKey(Map<String, String> fields, String value) {
  /** Asks for a key that holds for some hours. */
  public static DelegationKey get(Account account, int hours, Token token) {
    Response answer = request(account, Sas.hours(-1), Sas.hours(hours)).bearer(token.text()).send();
    if (answer.status() != 200) {
      throw new AssertionError("no key: " + answer);
    }
    return read(answer.xml());
  }

  public static Request request(Account account, String start, String expiry) {
    return account
        .request("POST", "?restype=service&comp=userdelegationkey")
        .body("<KeyInfo><Start>" + start + "</Start><Expiry>" + expiry + "</Expiry></KeyInfo>");
  }

  private static DelegationKey read(Xml xml) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("skoid", xml.text("SignedOid"));
    fields.put("sktid", xml.text("SignedTid"));
    fields.put("skt", xml.text("SignedStart"));
    fields.put("ske", xml.text("SignedExpiry"));
    fields.put("sks", xml.text("SignedService"));
    fields.put("skv", xml.text("SignedVersion"));
    return new DelegationKey(fields, xml.text("Value"));
  }
}
