package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void plusStaysPlusAndBadEscapesStayAsTheyAre() {
    Query query = Query.parse("a=x+y%2Bz%20&B=%zz%4&c=%e2%82%ac&d&&e=1&E=2");
    assertThat(query.get("a")).isEqualTo("x+y+z ");
    assertThat(query.get("b")).isEqualTo("%zz%4");
    assertThat(query.get("c")).isEqualTo("\u20ac");
    assertThat(query.get("d")).isEmpty();
    assertThat(query.getNonEmpty("d")).isNull();
    assertThat(query.get("e")).isEqualTo("1,2");
    assertThat(query.get("f")).isNull();
  }

  @Test
  void theSignatureIsNotLoggedHoweverItsNameIsWritten() {
    assertThat(Query.withoutSignature("a=%20&sig=s1&SIG=s2&%73ig=s3&sign=b"))
        .isEqualTo("a=%20&sig=REDACTED&sig=REDACTED&sig=REDACTED&sign=b");
  }
}
