package io.queuerite.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Mutations;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Prober;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Request.Signing;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.SignedHead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of tokens and signed requests, each a little different from a good one: none gets in
 * that does not say what the good one said. Set {@code queuerite.mutations} and {@code
 * queuerite.mutations.seed} for more of them, or for the same ones again.
 */
@AgainstTarget(alone = true)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SasMutationTest {
  private static final int COUNT = Integer.getInteger("queuerite.mutations", 5000) / 2;
  private static final long SEED = Long.getLong("queuerite.mutations.seed", System.nanoTime());

  /** Dates of signed requests hold for 15 minutes. */
  private static final int BETWEEN_SIGNINGS = 250;

  /** What a token of either kind may say; other parameters are none of its business. */
  private static final Set<String> COMMON =
      Set.of("sv", "sp", "st", "se", "sip", "spr", "ss", "srt", "skoid", "sig");

  private static final String FIRST_WITH_ENCRYPTION_SCOPE = "2020-12-06";

  /** A token, and a message that it allows to be put. */
  private record Token(Queue queue, String text) {
    Request put(String token) {
      return queue.putRequest().message("text").withToken(token);
    }
  }

  @Test
  void noTokenGetsInThatSaysSomethingElse(Account account) {
    Mutations mutations = new Mutations(SEED);
    List<Token> tokens = tokens(account);
    int allowed = 0;
    try (Prober prober = new Prober(account)) {
      for (Token token : tokens) {
        assertThat(prober.status(token.put(token.text()).bytes())).isEqualTo(201);
      }
      for (int i = 0; i < COUNT; i++) {
        Token token = mutations.oneOf(tokens);
        String changed = mutations.token(token.text());
        boolean same = meaning(changed).equals(meaning(token.text()));
        int status = prober.status(token.put(changed).bytes());
        assertThat(status)
            .as("seed %d, token %s made of %s", SEED, changed, token.text())
            .isIn(same ? List.of(201) : List.of(Prober.CLOSED, 400, 401, 403));
        allowed += same ? 1 : 0;
      }
    }
    int put = tokens.stream().map(Token::queue).mapToInt(Queue::count).sum();
    assertThat(put).as("messages put, seed %d", SEED).isEqualTo(tokens.size() + allowed);
    assertThat(allowed).as("changes that change nothing").isLessThan(COUNT / 5);
  }

  @Test
  void noSignedRequestGetsInThatIsAnother(Account account) {
    Mutations mutations = new Mutations(SEED);
    Queue queue = account.newQueue();
    List<SignedHead> heads = List.of();
    int same = 0;
    try (Prober prober = new Prober(account)) {
      for (int i = 0; i < COUNT; i++) {
        heads = i % BETWEEN_SIGNINGS == 0 ? signed(queue, prober) : heads;
        SignedHead head = mutations.oneOf(heads);
        SignedHead changed = head.change(mutations);
        if (changed.signsTheSameAs(head)) {
          same++;
          continue;
        }
        assertThat(prober.status(changed.bytes()))
            .as("seed %d, request%n%s%nmade of%n%s", SEED, changed, head)
            .isIn(Prober.CLOSED, 400, 401, 403, 404);
      }
    }
    assertThat(same).as("changes that change nothing").isLessThan(COUNT / 3);
  }

  private static List<Token> tokens(Account account) {
    Function<Queue, Sas> ofQueue = queue -> Sas.queue(queue.name());
    return List.of(
        token(account, queue -> Sas.account()),
        token(account, queue -> Sas.account().permitting("a").set("st", Sas.hours(-1))),
        token(account, queue -> Sas.account().set("sv", "2019-02-02").set("spr", "https,http")),
        token(account, ofQueue),
        token(account, ofQueue.andThen(sas -> sas.permitting("a").set("sv", "2014-02-14"))),
        token(
            account, ofQueue.andThen(sas -> sas.set("sip", "127.0.0.1").set("spr", "https,http"))),
        token(account, queue -> Sas.policy(queue.name(), "policy")));
  }

  private static Token token(Account account, Function<Queue, Sas> of) {
    Queue queue = account.newQueue();
    String policy =
        """
        <SignedIdentifiers><SignedIdentifier><Id>policy</Id><AccessPolicy>\
        <Expiry>2099-01-01</Expiry><Permission>a</Permission>\
        </AccessPolicy></SignedIdentifier></SignedIdentifiers>""";
    assertThat(queue.aclRequest("PUT").body(policy).send().status()).isEqualTo(204);
    return new Token(queue, of.apply(queue).token());
  }

  /** What the fields say, however they are written. */
  private static Map<String, String> meaning(String token) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : token.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = decode(equals < 0 ? field : field.substring(0, equals));
      String value = equals < 0 ? "" : decode(field.substring(equals + 1));
      fields.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other);
    }
    fields.values().removeIf(String::isEmpty);
    boolean account = fields.containsKey("ss") || fields.containsKey("srt");
    String version = fields.getOrDefault("sv", "");
    boolean scoped = account && version.compareTo(FIRST_WITH_ENCRYPTION_SCOPE) >= 0;
    Set<String> special = scoped ? Set.of("ses") : account ? Set.of() : Set.of("si");
    fields.keySet().removeIf(name -> !COMMON.contains(name) && !special.contains(name));
    return fields;
  }

  /** No good token has a percent sign in it once it is decoded, so one that stays is a change. */
  private static String decode(String text) {
    try {
      return Percent.decode(text);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  private static List<SignedHead> signed(Queue queue, Prober prober) {
    List<Request> requests =
        List.of(
            queue.metadataRequest("GET").query("timeout=9"),
            queue.account().request("GET", "?comp=list&maxresults=1&prefix=a%20b"),
            queue.putRequest().header("Content-Type", "application/xml").message("text"),
            queue.metadataRequest("PUT").header("x-ms-meta-name", "value"),
            queue.metadataRequest("PUT").signing(Signing.SHARED_KEY_LITE),
            queue.peekRequest().header("Range", "bytes=0-1").header("x-ms-client-request-id", "a"));
    for (Request request : requests) {
      assertThat(prober.status(request.bytes())).isBetween(200, 204);
    }
    return requests.stream().map(SignedHead::of).toList();
  }
}
