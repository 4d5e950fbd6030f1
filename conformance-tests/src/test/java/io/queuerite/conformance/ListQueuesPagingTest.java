package io.queuerite.conformance;

import static io.queuerite.conformance.ListQueuesTest.createQueues;
import static io.queuerite.conformance.ListQueuesTest.listQueues;
import static io.queuerite.conformance.ListQueuesTest.queueNames;
import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients rely on beyond the numbered cases of List Queues. */
@AgainstTarget
class ListQueuesPagingTest {
  @Test
  void writesExactlyTheseBytes(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2");
    String root =
        "<EnumerationResults ServiceEndpoint=\"%s/\">".formatted(account.endpoint().uri());
    assertThatAnswer(listQueues(account, "&maxresults=1&prefix=" + prefix))
        .hasXml(
            root
                + "<Prefix>%1$s</Prefix><MaxResults>1</MaxResults>".formatted(prefix)
                + "<Queues><Queue><Name>%s-1</Name></Queue></Queues>".formatted(prefix)
                + "<NextMarker>/devstoreaccount1/%s-2</NextMarker>".formatted(prefix)
                + "</EnumerationResults>");
    assertThatAnswer(listQueues(account, "&prefix=" + prefix + "-3"))
        .hasXml(
            root
                + "<Prefix>%s-3</Prefix><Queues /><NextMarker />".formatted(prefix)
                + "</EnumerationResults>");
  }

  @Test
  void walksEveryQueueOnceWhateverTheOrderOfCreation(Account account) {
    String prefix = Account.uniqueName();
    List<String> sorted =
        IntStream.range(100, 123).mapToObj(number -> prefix + "-" + number).toList();
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(7));
    createQueues(account, shuffled.toArray(String[]::new));

    List<String> walked = new ArrayList<>();
    String marker = "";
    do {
      Response page = listQueues(account, "&maxresults=5&prefix=" + prefix + marker);
      walked.addAll(queueNames(page));
      marker = "&marker=" + Percent.encode(page.xml().text("NextMarker"));
    } while (!marker.equals("&marker=") && walked.size() <= sorted.size());
    assertThat(walked).containsExactlyElementsOf(sorted);
  }

  @Test
  void goesOnBehindAQueueThatWasDeletedMeanwhile(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2", prefix + "-3");
    String marker = listQueues(account, "&maxresults=1&prefix=" + prefix).xml().text("NextMarker");
    account.request("DELETE", "/" + prefix + "-2").send();
    assertThat(
            queueNames(
                listQueues(account, "&prefix=" + prefix + "&marker=" + Percent.encode(marker))))
        .containsExactly(prefix + "-3");
  }

  @Test
  void readsQueryNamesInAnyCase(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2");
    Response answer = account.request("GET", "?Comp=list&MaxResults=1&PREFIX=" + prefix).send();
    assertThatAnswer(answer).hasStatus(200).hasElement("MaxResults", "1");
    assertThat(queueNames(answer)).containsExactly(prefix + "-1");
  }

  @Test
  void acceptsMoreResultsThanAPageHolds(Account account) {
    assertThatAnswer(listQueues(account, "&maxresults=5001&prefix=" + Account.uniqueName()))
        .hasStatus(200);
  }

  @Test
  void refusesANumberThatIsNone(Account account) {
    assertThatAnswer(listQueues(account, "&maxresults=many"))
        .isFault(StorageFault.invalidValue("maxresults", "many", "Invalid query parameter value"));
  }

  @Test
  void refusesNegativePages(Account account) {
    assertThatAnswer(listQueues(account, "&maxresults=-1"))
        .hasStatus(400)
        .hasElement("Code", "OutOfRangeQueryParameterValue");
  }

  @Test
  void refusesToIncludeWhatItDoesNotKnow(Account account) {
    assertThatAnswer(listQueues(account, "&include=banana"))
        .hasStatus(400)
        .hasElement("Code", "InvalidQueryParameterValue")
        .hasElement("QueryParameterName", "include")
        .hasElement("QueryParameterValue", "banana");
  }

  @Test
  void ignoresParametersThatItDoesNotKnow(Account account) {
    assertThatAnswer(listQueues(account, "&banana=1&prefix=" + Account.uniqueName()))
        .hasStatus(200);
  }
}
