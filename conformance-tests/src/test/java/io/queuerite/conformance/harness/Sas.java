package io.queuerite.conformance.harness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shared access signature, written from the protocol reference and checked with its vectors. What
 * a test does not set is what lets it do as much as possible for an hour.
 */
public final class Sas {
  public static final String ALL_ACCOUNT = "rwdlacup";
  public static final String ALL_QUEUE = "raup";

  private static final String FIRST_WITH_IP_AND_PROTOCOL = "2015-04-05";
  private static final String FIRST_WITH_QUEUE_PREFIX = "2015-02-21";
  private static final String FIRST_WITH_ENCRYPTION_SCOPE = "2020-12-06";

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final String queue;
  private String key = Account.KEY;

  private Sas(String queue) {
    this.queue = queue;
    set("sv", Account.VERSION);
  }

  /** For the whole account. */
  public static Sas account() {
    return new Sas("").set("ss", "q").set("srt", "sco").set("sp", ALL_ACCOUNT).expiring(hours(1));
  }

  /** For one queue. */
  public static Sas queue(String queue) {
    return new Sas(queue).set("sp", ALL_QUEUE).expiring(hours(1));
  }

  /** For one queue, with nothing but the id of one of its stored access policies. */
  public static Sas policy(String queue, String id) {
    return new Sas(queue).set("si", id);
  }

  /** For one queue, by a user with the key that the service handed out. */
  public static Sas delegated(String queue, DelegationKey key) {
    Sas sas = queue(queue).signedWith(key.value());
    key.fields().forEach(sas::set);
    return sas;
  }

  /** An hour in so many hours, to the second, as signatures mostly have it. */
  public static String hours(int fromNow) {
    Duration distance = Duration.ofHours(fromNow);
    return Instant.now().plus(distance).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public Sas set(String field, String value) {
    fields.put(field, value);
    return this;
  }

  public Sas without(String field) {
    fields.remove(field);
    return this;
  }

  public Sas permitting(String letters) {
    return letters.isEmpty() ? without("sp") : set("sp", letters);
  }

  public Sas expiring(String time) {
    return set("se", time);
  }

  public Sas signedWith(String base64Key) {
    key = base64Key;
    return this;
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private boolean atLeast(String version) {
    return field("sv").compareTo(version) >= 0;
  }

  public String stringToSign() {
    return queue.isEmpty()
        ? accountText()
        : fields.containsKey("skoid") ? delegationText() : queueText();
  }

  private String accountText() {
    Stream<String> names = Stream.of("sp", "ss", "srt", "st", "se", "sip", "spr", "sv");
    if (atLeast(FIRST_WITH_ENCRYPTION_SCOPE)) {
      names = Stream.concat(names, Stream.of("ses"));
    }
    return Account.NAME
        + "\n"
        + names.map(name -> field(name) + "\n").collect(Collectors.joining());
  }

  private String queueText() {
    String prefix = atLeast(FIRST_WITH_QUEUE_PREFIX) ? "/queue/" : "/";
    String resource = prefix + Account.NAME + "/" + queue;
    List<String> lines =
        atLeast(FIRST_WITH_IP_AND_PROTOCOL)
            ? List.of(field("si"), field("sip"), field("spr"), field("sv"))
            : List.of(field("si"), field("sv"));
    return String.join("\n", field("sp"), field("st"), field("se"), resource)
        + "\n"
        + String.join("\n", lines);
  }

  private String delegationText() {
    Stream<String> names =
        Stream.of(
            "skoid", "sktid", "skt", "ske", "sks", "skv", "skdutid", "sduoid", "sip", "spr", "sv");
    return String.join(
            "\n", field("sp"), field("st"), field("se"), "/queue/" + Account.NAME + "/" + queue)
        + names.map(name -> "\n" + field(name)).collect(Collectors.joining());
  }

  public String signature() {
    return SharedKey.sign(stringToSign(), key);
  }

  /** As a part of a query. */
  public String token() {
    String signed =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + Percent.encode(field.getValue()) + "&")
            .collect(Collectors.joining());
    return signed + "sig=" + Percent.encode(signature());
  }
}
