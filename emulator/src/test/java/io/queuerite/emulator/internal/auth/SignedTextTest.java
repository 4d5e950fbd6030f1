package io.queuerite.emulator.internal.auth;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.model.StorageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings and signatures of the protocol reference, and what they do not show. */
final class SignedTextTest {
  private static final AccountKey KEY = AccountKey.ofBase64(EmulatorOptions.DEVELOPMENT_KEY);
  private static final String COMMON =
      "x-ms-date:Fri, 01 Jan 2027 00:00:00 GMT\nx-ms-version:2026-06-06\n";
  private static final String PUT = "/myq/messages?visibilitytimeout=5&messagettl=-1";

  @Test
  void aListIsSignedWithItsParametersInOrder() {
    String text =
        Signed.of("GET", "/devstoreaccount1?comp=list&maxresults=2&prefix=a%20b").sharedKey();
    assertThat(text)
        .isEqualTo(
            "GET\n\n\n\n\n\n\n\n\n\n\n\n"
                + COMMON
                + "/devstoreaccount1/devstoreaccount1\ncomp:list\nmaxresults:2\nprefix:a b");
    assertThat(KEY.signs(text, "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/devstoreaccount1, 23o9WBFneEjFjbNqi+nRDIoeZ677jZc6ASwwsbBd7D4=",
    "'',                vL5cQzFD+pIfLCL9kt1Pqfvh7mN8KR73e5RTtdscgsA="
  })
  void aPutIsSignedWithItsAccountInThePathOrWithout(String start, String signature) {
    String text = put(start).sharedKey();
    assertThat(text)
        .isEqualTo(
            "POST\n\n\n72\n\napplication/xml\n\n\n\n\n\n\n"
                + COMMON
                + "/devstoreaccount1"
                + start
                + "/myq/messages\nmessagettl:-1\nvisibilitytimeout:5");
    assertThat(KEY.signs(text, signature)).isTrue();
  }

  @Test
  void theLiteSchemeSignsLess() {
    String text = put("/devstoreaccount1").lite();
    assertThat(text)
        .isEqualTo(
            "POST\n\napplication/xml\n\n"
                + COMMON
                + "/devstoreaccount1/devstoreaccount1/myq/messages");
    assertThat(KEY.signs(text, "TQm/upWPVUKYbyuYqMKI1/urI2EEOpxtD1TKskaz1GU=")).isTrue();
  }

  @Test
  void theLiteSchemeSignsTheComponentAndNoOtherParameter() {
    String text = Signed.of("GET", "/devstoreaccount1/myq?comp=metadata&timeout=9").lite();
    assertThat(text)
        .isEqualTo("GET\n\n\n\n" + COMMON + "/devstoreaccount1/devstoreaccount1/myq?comp=metadata");
    assertThat(KEY.signs(text, "zgtcCOxsMLvGI6LFFcM8ITbn7z6vGATnN1YI6itWyzw=")).isTrue();
  }

  private static Signed put(String start) {
    return Signed.of("POST", start + PUT)
        .with("Content-Length", "72")
        .with("Content-Type", "application/xml");
  }

  @ParameterizedTest
  @CsvSource({"2014-02-14, 0, 0", "2015-02-21, 0, ''", "2026-06-06, 0, ''", "2026-06-06, 10, 10"})
  void aLengthOfZeroIsSignedAsNothingSince2015(String version, String length, String signed) {
    String text = Signed.bare("PUT", "/p", version).with("Content-Length", length).sharedKey();
    assertThat(text).startsWith("PUT\n\n\n" + signed + "\n\n");
  }

  @Test
  void everyStandardHeaderHasItsLine() {
    String text =
        Signed.bare("GET", "/p", "2026-06-06")
            .with("content-encoding", "e")
            .with("Content-Language", "l")
            .with("Content-Length", "1")
            .with("Content-MD5", "m")
            .with("Content-Type", "t")
            .with("Date", "d")
            .with("If-Modified-Since", "ims")
            .with("If-Match", "im")
            .with("If-None-Match", "inm")
            .with("If-Unmodified-Since", "ius")
            .with("Range", "r")
            .with("Accept", "not signed")
            .sharedKey();
    assertThat(text).isEqualTo("GET\ne\nl\n1\nm\nt\nd\nims\nim\ninm\nius\nr\n/devstoreaccount1/p");
  }

  @Test
  void theDateIsSignedOnlyWhereThereIsNoOther() {
    Signed dated = Signed.bare("GET", "/p", "2026-06-06").with("Date", "d");
    assertThat(dated.lite()).isEqualTo("GET\n\n\nd\n/devstoreaccount1/p");
    assertThat(dated.with("x-ms-date", "x").lite())
        .isEqualTo("GET\n\n\n\nx-ms-date:x\n/devstoreaccount1/p");
    assertThat(dated.with("X-MS-Date", "x").sharedKey())
        .endsWith("\n\n\n\n\n\n\nx-ms-date:x\n/devstoreaccount1/p");
  }

  @Test
  void headersAreSortedByTheirNamesInLowerCase() {
    String text =
        Signed.bare("GET", "/p", "2026-06-06")
            .with("x-ms-meta-b", "1")
            .with("X-MS-Meta-I", "2")
            .with("x-ms-meta_a", "3")
            .with("x-ms-a", "4")
            .with("x-msx", "not signed")
            .lite();
    assertThat(text)
        .isEqualTo(
            "GET\n\n\n\nx-ms-a:4\nx-ms-meta-b:1\nx-ms-meta-i:2\nx-ms-meta_a:3\n/devstoreaccount1/p");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a  b,a b",
        "a\t \tb,a b",
        "a b,a b",
        "\"a  b\"  c,\"a  b\" c",
        "a \"b\t\"  \"  c,a \"b\t\" \"  c"
      },
      quoteCharacter = '`')
  void runsOfBlanksAreSignedAsOneButNotWithinQuotes(String sent, String signed) {
    assertThat(Signed.bare("GET", "/p", "2026-06-06").with("x-ms-meta-a", sent).lite())
        .contains("x-ms-meta-a:" + signed + "\n");
  }

  @ParameterizedTest
  @CsvSource({"2015-12-11, ''", "2016-05-31, 'x-ms-a:\n'"})
  void emptyHeadersAreSignedSince2016(String version, String signed) {
    assertThat(Signed.bare("GET", "/p", version).with("x-ms-a", "").lite())
        .isEqualTo("GET\n\n\n\n" + signed + "/devstoreaccount1/p");
  }

  @Test
  void aHeaderGivenTwiceIsRefused() {
    Signed twice = Signed.bare("GET", "/p", "2026-06-06").with("x-ms-a", "1").with("X-ms-A", "2");
    assertRefused(
        StorageError.INVALID_HEADER_VALUE,
        twice::sharedKey,
        "HeaderName",
        "x-ms-a",
        "HeaderValue",
        "1,2");
    Signed metadata =
        Signed.bare("GET", "/p", "2026-06-06").with("x-ms-meta-a", "1").with("x-ms-meta-a", "2");
    assertThat(metadata.lite()).as("which is an error of metadata").contains("x-ms-meta-a:1,2\n");
  }

  @Test
  void thePathIsSignedAsItWasSentAndTheQueryAsItIsMeant() {
    String text =
        Signed.bare("GET", "/a%2fb//c?B=%2B+%3d&a=2&A=1&c&%64=x=y", "2026-06-06").sharedKey();
    assertThat(text).endsWith("\n/devstoreaccount1/a%2fb//c\na:1,2\nb:++=\nc:\nd:x=y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s",
        "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4t=",
        "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4r=",
        "H7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=",
        "h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s= ",
        "no Base64",
        ""
      })
  void aSignatureHasOneSpelling(String signature) {
    String text =
        Signed.of("GET", "/devstoreaccount1?comp=list&maxresults=2&prefix=a%20b").sharedKey();
    assertThat(KEY.signs(text, signature)).isFalse();
  }
}
