package io.queuerite.packaged;

import static io.queuerite.packaged.WireMalice.pick;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is wrong in a request whose signature is right, so that it gets past the door. */
final class SignedMalice {
  private static final String GOOD = Request.message("text");

  private static final List<String> DOCUMENTS =
      List.of(
          "",
          " ",
          "\0",
          "text",
          "<",
          "<QueueMessage",
          "<QueueMessage>",
          "<QueueMessage/>",
          "<MessageText>no root</MessageText>",
          "<QueueMessage><MessageText></QueueMessage></MessageText>",
          GOOD + GOOD,
          GOOD + "<!--",
          "<?xml version=\"9.9\"?>" + GOOD,
          "<?xml version=\"1.0\" encoding=\"nonsense\"?>" + GOOD,
          "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + GOOD,
          "<?xml version=\"1.0\" standalone=\"perhaps\"?>" + GOOD,
          " <?xml version=\"1.0\"?>" + GOOD,
          Request.message("<![CDATA[never closed"),
          Request.message("]]>"),
          Request.message("&nbsp;"),
          Request.message("&#0;"),
          Request.message("&#xFFFF;"),
          Request.message("&#x110000;"),
          Request.message("&#99999999999999999999;"),
          Request.message("&"),
          Request.message("\u0001"),
          Request.message("\uffff"),
          Request.message("<a><b/></a>"),
          Request.message("<MessageText>twice</MessageText>"),
          "<QueueMessage a='1' a='2'><MessageText>x</MessageText></QueueMessage>",
          "<q:QueueMessage><MessageText>x</MessageText></q:QueueMessage>",
          "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" + GOOD,
          "<!DOCTYPE q [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + Request.message("&f;"),
          "<!DOCTYPE q [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
              + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
              + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
              + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
              + "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
              + Request.message("&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"));

  private static final List<String> ENCODINGS =
      List.of(
          "%",
          "%2",
          "%zz",
          "%%",
          "%00",
          "%0d%0a",
          "%ff",
          "%c0%80",
          "%ed%a0%80",
          "%f4%90%80%80",
          "%u0041",
          "%2525",
          "%2f",
          "%2F..%2f",
          "..",
          ".",
          "//",
          "\\",
          ";a=b",
          "%5c",
          "+",
          "\u00ff",
          "|",
          "{}",
          "%20",
          "%e6%97%a5",
          "%F0%9F%98%80",
          "'",
          "\"",
          "<",
          "^",
          "`",
          "#",
          "?",
          "[",
          "]");

  private static final List<String> NUMBERS =
      List.of(
          "",
          "-1",
          "-0",
          "0",
          "1",
          "32",
          "33",
          "604800",
          "604801",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999",
          "1e3",
          "1.0",
          "%201",
          "0x10",
          "+1",
          "%D9%A3",
          "NaN",
          "true",
          "null",
          "1,2",
          "%00",
          "1%00");

  private static final List<String> PARAMETERS =
      List.of(
          "comp",
          "restype",
          "numofmessages",
          "visibilitytimeout",
          "messagettl",
          "peekonly",
          "popreceipt",
          "marker",
          "prefix",
          "maxresults",
          "include",
          "timeout",
          "sv",
          "sig",
          "se",
          "api-version",
          "",
          "COMP",
          "%63omp");

  private static final List<String> VALUES =
      List.of(
          "list",
          "metadata",
          "acl",
          "properties",
          "stats",
          "service",
          "true",
          "false",
          "AgAAAAMAAAAAAAAAAMBHC4OZ3QE%3D",
          "invalid",
          "AAAA",
          "%2Fdevstoreaccount1%2Fhostile",
          "%2Fnobody%2F",
          "%F0%9F%98%80",
          "a%00b",
          "metadata,metadata,",
          "%25",
          "*",
          "_");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE");

  private static final List<String> PATHS =
      List.of(
          "",
          "/",
          "/hostile",
          "/hostile/",
          "//hostile",
          "/hostile/messages",
          "/hostile/messages/",
          "/hostile/messages/0",
          "/hostile/messages/00000000-0000-0000-0000-000000000000",
          "/hostile/messages/a/b/c",
          "/hostile/nothing",
          "/HOSTILE",
          "/-",
          "/a",
          "/_queuerite",
          "/hostile//messages",
          "-secondary/hostile/messages",
          "-secondary-secondary",
          "x");

  private SignedMalice() {}

  static byte[] giantBody(Random random) {
    int size = 66_000 + random.nextInt(3_000_000);
    String filling =
        switch (random.nextInt(4)) {
          case 0 -> "x".repeat(size);
          case 1 -> "<a>".repeat(size / 3);
          case 2 -> "<a b='c'/>".repeat(size / 10);
          default -> "&amp;".repeat(size / 5);
        };
    return Request.post(Request.message(filling)).bytes();
  }

  static byte[] xml(Random random) {
    byte[] document =
        switch (random.nextInt(5)) {
          case 0 -> randomText(random, 300);
          case 1 -> Arrays.copyOf(GOOD.getBytes(UTF_8), random.nextInt(GOOD.length()));
          case 2 -> pick(DOCUMENTS, random).getBytes(UTF_16);
          case 3 -> pick(DOCUMENTS, random).getBytes(ISO_8859_1);
          default -> pick(DOCUMENTS, random).getBytes(UTF_8);
        };
    if (random.nextInt(3) == 0 && document.length > 0) {
      document[random.nextInt(document.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(3) == 0
        ? new Request("PUT", anyMessage() + "&visibilitytimeout=0", document).bytes()
        : Request.post(document).bytes();
  }

  static byte[] percentEncoding(Random random) {
    String odd = pick(ENCODINGS, random) + pick(ENCODINGS, random);
    String target =
        switch (random.nextInt(5)) {
          case 0 -> "/devstoreaccount1/" + odd;
          case 1 -> "/" + odd + "/hostile/messages";
          case 2 -> Request.QUEUE + "/messages/" + odd + "?popreceipt=" + odd;
          case 3 -> Request.QUEUE + "/messages?" + odd + "=" + odd;
          default -> "/devstoreaccount1?comp=list&prefix=" + odd + "&marker=" + odd;
        };
    return new Request(pick(METHODS, random), target, body(random)).bytes();
  }

  static byte[] parameters(Random random) {
    StringBuilder target = new StringBuilder("/devstoreaccount1" + pick(PATHS, random));
    for (int i = random.nextInt(5); i > 0; i--) {
      target.append(target.indexOf("?") < 0 ? '?' : '&');
      target.append(pick(PARAMETERS, random)).append('=');
      target.append(pick(random.nextBoolean() ? NUMBERS : VALUES, random));
    }
    return new Request(pick(METHODS, random), target.toString(), body(random)).bytes();
  }

  static byte[] headers(Random random) {
    Request request =
        random.nextBoolean()
            ? Request.random(random)
            : new Request("PUT", Request.QUEUE + "?comp=metadata", new byte[0]);
    for (int i = random.nextInt(4); i >= 0; i--) {
      String name =
          switch (random.nextInt(4)) {
            case 0 -> "x-ms-client-request-id";
            case 1 -> "x-ms-" + token(random);
            default -> "x-ms-meta-" + token(random);
          };
      request.header(name, headerValue(random));
    }
    return request.bytes();
  }

  private static String token(Random random) {
    return new String(randomText(random, 6), ISO_8859_1).replaceAll("[^!-~]|[:\\s]", "_");
  }

  private static String headerValue(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "v".repeat(random.nextInt(12_000));
      case 1 -> "" + (char) (1 + random.nextInt(8)) + (char) (14 + random.nextInt(18));
      case 2 -> new String(randomText(random, 40), ISO_8859_1).replaceAll("[\\r\\n]", " ");
      case 3 -> "\u007f\u0080\u00ff \"quoted ,;= ";
      default -> "v" + random.nextInt();
    };
  }

  private static String anyMessage() {
    return Request.QUEUE
        + "/messages/00000000-0000-0000-0000-000000000000"
        + "?popreceipt=AgAAAAMAAAAAAAAAAMBHC4OZ3QE%3D";
  }

  private static byte[] body(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> GOOD.getBytes(UTF_8);
      case 1 -> randomText(random, 100);
      default -> new byte[0];
    };
  }

  private static byte[] randomText(Random random, int most) {
    byte[] text = new byte[random.nextInt(most)];
    random.nextBytes(text);
    return text;
  }
}
