package io.queuerite.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the jar, under the address that it prints when it starts. */
final class ExplorerJarTest {
  private static final Path JAR =
      Path.of(System.getProperty("queuerite.home", ".."), "emulator/target/queuerite.jar");
  private static final Pattern EXPLORER = Pattern.compile("Explorer +(http\\S+)");

  private static Process start(String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-jar", JAR.toString(), "--queue-port", "0", "--in-memory-persistence");
    builder.command().addAll(List.of(options));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** What it prints until it listens. */
  private static String banner(Process jar) throws IOException {
    BufferedReader out = jar.inputReader(UTF_8);
    StringBuilder banner = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      banner.append(line).append('\n');
      if (line.contains("successfully listening")) {
        return banner.toString();
      }
    }
    throw new AssertionError("it ended: " + banner);
  }

  @Test
  void thePageIsWhereTheJarSaysThatItIs() throws IOException {
    Process jar = start();
    try (Browser browser = new Browser()) {
      Matcher address = EXPLORER.matcher(banner(jar));
      assertThat(address.find()).isTrue();
      browser.open(URI.create(address.group(1)));
      browser.sees("No queues yet", "live");
      browser.keys("n");
      browser.find("dialog [name=name]").sendKeys("orders");
      browser.find("dialog button.main").click();
      browser.sees("0 visible", "Nothing in here");
      assertThat(browser.complaints()).isEmpty();
    } finally {
      jar.destroyForcibly();
    }
  }

  @Test
  void aJarThatIsNotToBeSteeredNamesNoPage() throws IOException {
    Process jar = start("--control", "off");
    try {
      assertThat(banner(jar)).doesNotContain("Explorer", "_queuerite");
    } finally {
      jar.destroyForcibly();
    }
  }
}
