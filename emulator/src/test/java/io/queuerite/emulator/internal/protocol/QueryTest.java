package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryTest {
  @Test
  void parametersComeInTheOrderOfTheirNames() {
    assertThat(Query.parse("b=2&a=1&c").all())
        .containsExactly(
            entry("a", List.of("1")), entry("b", List.of("2")), entry("c", List.of("")));
    assertThat(Query.parse("").all()).isEmpty();
    assertThat(Query.parse("&&a=1&").all()).containsExactly(entry("a", List.of("1")));
  }

  /** In a Turkish locale an I would become something else. */
  @Test
  void namesCompareWithoutCase() {
    Query query = Query.parse("VISIBILITYTIMEOUT=5&MessageTtl=6");
    assertThat(query.get("visibilitytimeout")).isEqualTo("5");
    assertThat(query.get("messagettl")).isEqualTo("6");
    assertThat(query.get("nothing")).isNull();
  }

  @Test
  void aNameGivenTwiceHasBothValues() {
    Query query = Query.parse("a=2&A=1&a=2");
    assertThat(query.all()).containsExactly(entry("a", List.of("2", "1", "2")));
    assertThat(query.get("a")).isEqualTo("2,1,2");
  }

  @Test
  void emptyAndAbsentAreTwoThings() {
    Query query = Query.parse("a=&b");
    assertThat(query.get("a")).isEmpty();
    assertThat(query.get("b")).isEmpty();
    assertThat(query.getNonEmpty("a")).isNull();
    assertThat(query.getNonEmpty("c")).isNull();
    assertThat(Query.parse("a=0").getNonEmpty("a")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a+b,          a+b
          a%2Bb%2bc,    a+b+c
          a%20b,        a b
          a=b=,         a=b=
          %C3%A4%e4%b8%ad%F0%9F%98%80, \u00e4\u4e2d\ud83d\ude00
          \u4e2d%41,    \u4e2dA
          %,            %
          a%,           a%
          %4,           %4
          a%4,          a%4
          %zz,          %zz
          %4z%41,       %4zA
          %%41,         %A
          %2541,        %41
          %-1,          %-1
          """)
  void whatIsNoEscapeStaysAsItIs(String sent, String meant) {
    assertThat(Query.parse("a=" + sent).get("a")).isEqualTo(meant);
    assertThat(PercentCoding.decode(sent)).isEqualTo(meant);
  }

  @Test
  void escapesThatAreNoUtf8BecomeReplacements() {
    assertThat(PercentCoding.decode("a%FFb")).isEqualTo("a\ufffdb");
    assertThat(PercentCoding.decode("%00")).isEqualTo("\u0000");
  }

  @Test
  void namesAreDecodedAsValuesAre() {
    assertThat(Query.parse("%43omp=list").get("comp")).isEqualTo("list");
    assertThat(Query.parse("%3D=%26").get("=")).isEqualTo("&");
  }

  @Test
  void aLogNeverShowsASignature() {
    assertThat(Query.withoutSignature("a=1&sig=secret&b=2")).isEqualTo("a=1&sig=XXXXX&b=2");
    assertThat(Query.withoutSignature("SIG=secret&%73ig=secret&s%69g=secret"))
        .isEqualTo("sig=XXXXX&sig=XXXXX&sig=XXXXX");
    assertThat(Query.withoutSignature("signed=1&a=sig")).isEqualTo("signed=1&a=sig");
    assertThat(Query.withoutSignature("")).isEmpty();
  }
}
