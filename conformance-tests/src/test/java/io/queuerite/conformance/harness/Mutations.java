package io.queuerite.conformance.harness;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small changes to texts and tokens, the same ones for the same seed. */
public final class Mutations {
  /** What means something in a URL is in twice over; blanks would break a request line. */
  private static final String ALPHABET =
      IntStream.rangeClosed('!', '~')
              .filter(c -> c != '#')
              .mapToObj(Character::toString)
              .reduce("", String::concat)
          + "%%&&==++//--::,,..rwdlacupsco0123456789";

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final Random random;

  public Mutations(long seed) {
    random = new Random(seed);
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** With one small change, or two. */
  public String text(String text) {
    String once = change(text);
    return random.nextInt(4) == 0 ? change(once) : once;
  }

  private String change(String text) {
    if (text.isEmpty()) {
      return character();
    }
    int at = random.nextInt(text.length());
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    return switch (random.nextInt(7)) {
      case 0 -> before + character() + after;
      case 1 -> before + after;
      case 2 -> before + character() + text.substring(at);
      case 3 -> before + otherCase(text.charAt(at)) + after;
      case 4 -> before;
      case 5 -> text.substring(0, text.length() - at) + text.substring(at);
      default ->
          after.isEmpty()
              ? before
              : before + after.charAt(0) + text.charAt(at) + after.substring(1);
    };
  }

  private String character() {
    return Character.toString(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
  }

  private static char otherCase(char c) {
    return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
  }

  /** A token changed in its text, its fields, or its signature alone. */
  public String token(String token) {
    List<String> fields = new ArrayList<>(List.of(token.split("&", -1)));
    int at = random.nextInt(fields.size());
    switch (random.nextInt(8)) {
      case 0 -> fields.remove(at);
      case 1 -> fields.add(oneOf(fields));
      case 2 -> swapValues(fields, at, random.nextInt(fields.size()));
      case 3 -> fields.add(random.nextInt(fields.size() + 1), text(fields.get(at)));
      case 4, 5 -> fields.set(fields.size() - 1, signature(fields.get(fields.size() - 1)));
      default -> {
        return text(token);
      }
    }
    if (random.nextInt(8) == 0) {
      Collections.shuffle(fields, random);
    }
    return String.join("&", fields);
  }

  private static void swapValues(List<String> fields, int one, int other) {
    String[] first = fields.get(one).split("=", 2);
    String[] second = fields.get(other).split("=", 2);
    fields.set(one, first[0] + "=" + second[1]);
    fields.set(other, second[0] + "=" + first[1]);
  }

  /** Another signature of the right form, or the same bytes in a form that is not quite right. */
  private String signature(String field) {
    String right = Percent.decode(field.substring("sig=".length()));
    byte[] bytes = Base64.getDecoder().decode(right);
    String wrong =
        switch (random.nextInt(5)) {
          case 0 -> right.replace("=", "");
          case 1 -> right.substring(0, right.length() - 2) + next(right) + "=";
          case 2 -> Base64.getUrlEncoder().encodeToString(bytes);
          case 3 -> Base64.getEncoder().encodeToString(new byte[bytes.length]);
          default -> {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            yield Base64.getEncoder().encodeToString(bytes);
          }
        };
    return "sig=" + Percent.encode(wrong);
  }

  /** The last letter holds two bits that stand for nothing; a lenient reader overlooks them. */
  private static char next(String signature) {
    char last = signature.charAt(signature.length() - 2);
    return BASE64.charAt(BASE64.indexOf(last) ^ 1);
  }
}
