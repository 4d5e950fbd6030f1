package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@AgainstTarget
class ListQueuesTest {
  @Test
  @Case(19)
  void listsNothingUnderAPrefixThatNoQueueHas(Account account) {
    String prefix = Account.uniqueName();
    Response answer = listQueues(account, "&prefix=" + prefix);
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasElement("Prefix", prefix)
        .hasElement("Queues", "")
        .hasElement("NextMarker", "");
    assertThat(queueNames(answer)).isEmpty();
  }

  @Test
  @Case(20)
  void echoesNothingThatWasNotAsked(Account account) {
    assertThatAnswer(listQueues(account, ""))
        .hasStatus(200)
        .hasNoElement("Prefix")
        .hasNoElement("Marker")
        .hasNoElement("MaxResults");
  }

  @Test
  @Case(21)
  void takesAnEmptyPrefixForNone(Account account) {
    assertThatAnswer(listQueues(account, "&prefix=")).hasStatus(200).hasNoElement("Prefix");
  }

  @Test
  @Case(22)
  void findsNoQueueUnderAPrefixInUpperCase(Account account) {
    createQueues(account, "abc" + Account.uniqueName());
    Response answer = listQueues(account, "&prefix=ABC");
    assertThatAnswer(answer).hasStatus(200).hasElement("Prefix", "ABC");
    assertThat(queueNames(answer)).isEmpty();
  }

  @Test
  @Case(23)
  void pagesByAMarkerThatNamesTheNextQueue(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2");
    Response first = listQueues(account, "&maxresults=1&prefix=" + prefix);
    String marker = "/" + Account.NAME + "/" + prefix + "-2";
    assertThatAnswer(first).hasElement("MaxResults", "1").hasElement("NextMarker", marker);
    assertThat(queueNames(first)).containsExactly(prefix + "-1");
  }

  @Test
  @Case(24)
  void goesOnWhereAMarkerPoints(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2");
    String page = "&maxresults=1&prefix=" + prefix;
    String marker = listQueues(account, page).xml().text("NextMarker");
    Response second = listQueues(account, page + "&marker=" + Percent.encode(marker));
    assertThatAnswer(second).hasElement("Marker", marker).hasElement("NextMarker", "");
    assertThat(queueNames(second)).containsExactly(prefix + "-2");
  }

  @Test
  @Case(25)
  void echoesMaxResultsOnlyOnPagesThatAskForIt(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "-1", prefix + "-2", prefix + "-3", prefix + "-4");
    Response first = listQueues(account, "&maxresults=3&prefix=" + prefix);
    assertThatAnswer(first).hasElement("MaxResults", "3");
    assertThat(queueNames(first)).containsExactly(prefix + "-1", prefix + "-2", prefix + "-3");

    String marker = Percent.encode(first.xml().text("NextMarker"));
    Response second = listQueues(account, "&prefix=" + prefix + "&marker=" + marker);
    assertThatAnswer(second).hasNoElement("MaxResults");
    assertThat(queueNames(second)).containsExactly(prefix + "-4");
  }

  @Test
  @Case(26)
  void includesMetadataAfterTheName(Account account) {
    String name = Account.uniqueName();
    account.request("PUT", "/" + name).header("x-ms-meta-key", "val").send();
    Element queue = onlyQueue(listQueues(account, "&include=metadata&prefix=" + name));
    List<Element> parts = Xml.children(queue).toList();
    assertThat(parts).extracting(Element::getTagName).containsExactly("Name", "Metadata");
    List<Element> pairs = Xml.children(parts.get(1)).toList();
    assertThat(pairs).extracting(Element::getTagName).containsExactly("key");
    assertThat(pairs).extracting(Element::getTextContent).containsExactly("val");
  }

  @Test
  @Case(27)
  void includesAnEmptyElementWhereThereIsNoMetadata(Account account) {
    String name = Account.uniqueName();
    createQueues(account, name);
    Response answer = listQueues(account, "&include=metadata&prefix=" + name);
    assertThatAnswer(answer).containsXml("<Name>" + name + "</Name><Metadata />");
  }

  @Test
  @Case(28)
  void includesNoMetadataUnasked(Account account) {
    String name = Account.uniqueName();
    account.request("PUT", "/" + name).header("x-ms-meta-key", "val").send();
    assertThat(partsOfOnlyQueue(account, "&prefix=" + name)).containsExactly("Name");
  }

  @Test
  @Case(29)
  void takesAnEmptyIncludeForNone(Account account) {
    String name = Account.uniqueName();
    account.request("PUT", "/" + name).header("x-ms-meta-key", "val").send();
    assertThat(partsOfOnlyQueue(account, "&prefix=" + name + "&include=")).containsExactly("Name");
  }

  @Test
  @Case(30)
  void refusesAMarkerOfAnotherMaking(Account account) {
    assertThatAnswer(listQueues(account, "&marker=garbage"))
        .isFault(StorageFault.OUT_OF_RANGE_INPUT)
        .says(StorageFault.OUT_OF_RANGE_INPUT.message())
        .hasLength(226);
  }

  @Test
  @Case(31)
  void refusesPagesOfNothing(Account account) {
    Response answer = listQueues(account, "&maxresults=0");
    assertThatAnswer(answer)
        .hasStatus(400)
        .hasElement("Code", "OutOfRangeQueryParameterValue")
        .hasElement("QueryParameterName", "maxresults")
        .hasElement("QueryParameterValue", "0")
        .hasElement("MinimumAllowed", "1");
  }

  @Test
  @Case(32)
  void sortsByNameWhateverTheOrderOfCreation(Account account) {
    String prefix = Account.uniqueName();
    createQueues(account, prefix + "b", prefix + "-a", prefix + "a", prefix + "10", prefix + "9");
    assertThat(queueNames(listQueues(account, "&prefix=" + prefix)))
        .containsExactly(prefix + "-a", prefix + "10", prefix + "9", prefix + "a", prefix + "b");
  }

  @Test
  @Case(33)
  void servesTheAccountWithASlashAsWell(Account account) {
    String name = Account.uniqueName();
    createQueues(account, name);
    Response answer = account.request("GET", "/?comp=list&prefix=" + name).send();
    assertThatAnswer(answer).hasStatus(200);
    assertThat(queueNames(answer)).containsExactly(name);
  }

  @Test
  @Case(34)
  void tellsTheEndpointWithASlashAtItsEnd(Account account) {
    Element root = listQueues(account, "&prefix=" + Account.uniqueName()).xml().root();
    assertThat(root.getAttribute("ServiceEndpoint")).isEqualTo(account.endpoint().uri() + "/");
  }

  static Response listQueues(Account account, String query) {
    return account.request("GET", "?comp=list" + query).send();
  }

  static List<String> queueNames(Response answer) {
    return queues(answer).stream()
        .map(queue -> Xml.children(queue).findFirst().orElseThrow().getTextContent())
        .toList();
  }

  static void createQueues(Account account, String... names) {
    for (String name : names) {
      assertThatAnswer(account.request("PUT", "/" + name).send()).hasStatus(201);
    }
  }

  private static List<Element> queues(Response answer) {
    return Xml.children(answer.xml().root())
        .filter(child -> child.getTagName().equals("Queues"))
        .flatMap(Xml::children)
        .toList();
  }

  private static Element onlyQueue(Response answer) {
    List<Element> queues = queues(answer);
    assertThat(queues).hasSize(1);
    return queues.get(0);
  }

  private static List<String> partsOfOnlyQueue(Account account, String query) {
    return Xml.children(onlyQueue(listQueues(account, query))).map(Element::getTagName).toList();
  }
}
