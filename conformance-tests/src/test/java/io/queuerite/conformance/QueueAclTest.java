package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored access policies: up to five, kept in their order, replaced all at once. */
@AgainstTarget
class QueueAclTest {
  private static final String NONE = "<SignedIdentifiers />";

  @Test
  @Case(101)
  void isEmptyAtFirst(Queue queue) {
    shows(queue, NONE);
  }

  @Test
  @Case(102)
  void isNoneWithoutAQueue(Account account) {
    assertThatAnswer(account.absentQueue().aclRequest("GET").send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<SignedIdentifiers />", "<SignedIdentifiers></SignedIdentifiers>"})
  @Case({103, 104})
  void isClearedWithAnEmptyList(String body, Queue queue) {
    accepts(queue, list(policy("a", "r")));
    accepts(queue, body);
    shows(queue, NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<AccessPolicy />", "<AccessPolicy></AccessPolicy>", ""})
  @Case(105)
  void showsAPolicyThatSaysNothingByItsIdAlone(String policy, Queue queue) {
    accepts(queue, list("<SignedIdentifier><Id>empty</Id>" + policy + "</SignedIdentifier>"));
    shows(queue, list("<SignedIdentifier><Id>empty</Id></SignedIdentifier>"));
  }

  @ParameterizedTest
  @CsvSource({
    "2011-10-11, 2011-10-11T00:00:00.0000000Z",
    "2011-10-11T09:30Z, 2011-10-11T09:30:00.0000000Z",
    "2011-10-11T09:30:15Z, 2011-10-11T09:30:15.0000000Z",
    "2011-10-11T09:30:15.1234567Z, 2011-10-11T09:30:15.1234567Z",
    "2011-10-11T09:30:15.123456789Z, 2011-10-11T09:30:15.1234567Z",
    "2011-10-11T09:30:15+02:00, 2011-10-11T07:30:15.0000000Z",
    "2011-10-11T09:30-01:00, 2011-10-11T10:30:00.0000000Z"
  })
  @Case(106)
  void showsDatesWithSevenDigitsInWhateverFormTheyCame(String sent, String shown, Queue queue) {
    accepts(queue, list(policy("id", dates(sent, "2011-10-12"), "r")));
    shows(queue, list(policy("id", dates(shown, "2011-10-12T00:00:00.0000000Z"), "r")));
  }

  @Test
  @Case(107)
  void showsOnlyWhatWasSet(Queue queue) {
    String policy = policy("id", "<Expiry>2027-01-01T00:00:00.0000000Z</Expiry>", "raup");
    accepts(queue, list(policy));
    shows(queue, list(policy));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  @Case({108, 110})
  void keepsTheOrder(int count, Queue queue) {
    String policies =
        IntStream.range(0, count)
            .mapToObj(i -> policy("id-" + (count - i), "raup".substring(i % 4)))
            .collect(Collectors.joining());
    accepts(queue, list(policies));
    shows(queue, list(policies));
  }

  @Test
  @Case(109)
  void takesNoSixth(Queue queue) {
    String policies =
        IntStream.range(0, 6).mapToObj(i -> policy("id" + i, "r")).collect(Collectors.joining());
    Response answer = put(queue, list(policies));
    assertThatAnswer(answer).isFault(StorageFault.invalidXml("0", "0", "")).hasLength(294);
    shows(queue, NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwdl", "x", "pr", "rr"})
  @Case(111)
  void takesNoPermissionsThatQueuesDoNotHave(String letters, Queue queue) {
    assertThatAnswer(put(queue, list(policy("id", letters))))
        .isFault(StorageFault.invalidXml("0", "0", ""));
    shows(queue, NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  @Case({112, 113})
  void takesNoIdThatIsEmptyOrOver64Characters(int length, Queue queue) {
    Response answer = put(queue, list(policy("i".repeat(length), "r")));
    assertThatAnswer(answer)
        .isFault(StorageFault.INVALID_XML)
        .hasElement("LineNumber", "1")
        .hasElement(
            "Reason", "Signed identifier ID cannot be empty or over 64 characters in length");
    shows(queue, NONE);
  }

  @Test
  void takesAnIdOf64Characters(Queue queue) {
    String policies = list(policy("i".repeat(64), "r"));
    accepts(queue, policies);
    shows(queue, policies);
  }

  @Test
  void takesNoIdTwice(Queue queue) {
    assertThatAnswer(put(queue, list(policy("a", "r") + policy("a", "p"))))
        .isFault(StorageFault.INVALID_XML);
    shows(queue, NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2011-13-01", "2011-10-11T25:00Z", "2011-10-11T09Z"})
  void takesNoDateThatIsNone(String date, Queue queue) {
    assertThatAnswer(put(queue, list(policy("id", dates(date, "2011-10-12"), "r"))))
        .isFault(StorageFault.INVALID_XML);
    shows(queue, NONE);
  }

  @Test
  @Case(114)
  void cannotBeSetWithoutAQueue(Account account) {
    assertThatAnswer(put(account.absentQueue(), list(policy("id", "r"))))
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(115)
  void isReplacedAndNotMerged(Queue queue) {
    accepts(queue, list(policy("a", "r") + policy("b", "p")));
    accepts(queue, list(policy("c", "a")));
    shows(queue, list(policy("c", "a")));
  }

  @Test
  void answersHeadWithoutABody(Queue queue) {
    assertThatAnswer(queue.aclRequest("HEAD").send()).hasStatus(200).hasNoBody();
  }

  @Test
  void doesNotOutliveItsQueue(Queue queue) {
    accepts(queue, list(policy("a", "r")));
    queue.request("DELETE", "").send();
    assertThatAnswer(queue.request("PUT", "").send()).hasStatus(201);
    shows(queue, NONE);
  }

  private static String list(String policies) {
    return "<SignedIdentifiers>" + policies + "</SignedIdentifiers>";
  }

  private static String policy(String id, String letters) {
    return policy(id, "", letters);
  }

  private static String policy(String id, String dates, String letters) {
    return "<SignedIdentifier><Id>%s</Id><AccessPolicy>%s<Permission>%s</Permission></AccessPolicy></SignedIdentifier>"
        .formatted(id, dates, letters);
  }

  private static String dates(String start, String expiry) {
    return "<Start>" + start + "</Start><Expiry>" + expiry + "</Expiry>";
  }

  private static Response put(Queue queue, String body) {
    return queue.aclRequest("PUT").body(body).send();
  }

  private static void accepts(Queue queue, String body) {
    assertThatAnswer(put(queue, body)).hasStatus(204).hasNoBody();
  }

  private static void shows(Queue queue, String body) {
    assertThatAnswer(queue.aclRequest("GET").send()).hasStatus(200).hasXml(body);
  }
}
