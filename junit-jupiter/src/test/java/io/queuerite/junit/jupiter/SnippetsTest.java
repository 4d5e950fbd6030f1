package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java in the documentation is a copy of what is compiled and run. In a page, a block is marked by
 * {@code <!-- example: NAME -->} on the line above it; in a source, by {@code // example: NAME} and
 * {@code // end}.
 */
final class SnippetsTest {
  private static final Path HOME = Path.of("..");
  private static final List<Path> SOURCES =
      Stream.of(
              "junit-jupiter/src/test",
              "emulator/src/test",
              "conformance-tests/src/test",
              "packaged-tests/src/test")
          .map(HOME::resolve)
          .toList();
  private static final Pattern REGION =
      Pattern.compile("(?sm)^ *// example: ([\\w-]+)\\n(.*?)\\n *// end$");
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(<!-- example: ([\\w-]+) -->\\n```java\\n)(.*?)```");
  private static final String REWRITE =
      "mvn -q -pl junit-jupiter -am test -Dtest=SnippetsTest -Dqueuerite.docs.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new HashMap<>();
    for (Path root : SOURCES) {
      for (Path source : files(root, ".java")) {
        String text = Files.readString(source);
        for (MatchResult region : REGION.matcher(text).results().toList()) {
          String before =
              regions.put(region.group(1), region.group(2).stripIndent().strip() + "\n");
          assertThat(before).as("one example is called %s", region.group(1)).isNull();
        }
      }
    }
    return regions;
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files(HOME.resolve("docs"), ".md"));
    pages.add(HOME.resolve("README.md"));
    return pages;
  }

  private static String withExamples(String page, Map<String, String> regions) {
    return BLOCK
        .matcher(page)
        .replaceAll(
            block -> {
              String region = regions.get(block.group(2));
              assertThat(region).as("there is an example called %s", block.group(2)).isNotNull();
              return Matcher.quoteReplacement(block.group(1) + region + "```");
            });
  }

  @Test
  void everyMarkedBlockIsWhatIsCompiled() throws IOException {
    Map<String, String> regions = regions();
    int blocks = 0;
    for (Path page : pages()) {
      String text = Files.readString(page);
      blocks += (int) BLOCK.matcher(text).results().count();
      String right = withExamples(text, regions);
      if (Boolean.getBoolean("queuerite.docs.write")) {
        Files.writeString(page, right);
      } else {
        assertThat(text).as("%s; to write it anew: %s", page, REWRITE).isEqualTo(right);
      }
    }
    assertThat(blocks).isGreaterThan(8);
  }

  @Test
  void noJavaStandsUnmarkedWhereUsersCopyFrom() throws IOException {
    for (String page : List.of("README.md", "docs/junit.md")) {
      String text = BLOCK.matcher(Files.readString(HOME.resolve(page))).replaceAll("");
      assertThat(text).as(page).doesNotContain("```java").doesNotContain("<!-- example");
    }
  }
}
