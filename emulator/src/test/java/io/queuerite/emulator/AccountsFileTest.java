package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsFileTest {
  private static final String KEY = "AAECAwQFBgc=";
  private static final String OTHER_KEY = "CAkKCw==";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path folder;

  private Map<String, List<String>> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, List<String>> read(byte[] bytes) throws IOException {
    return EmulatorOptions.builder()
        .accountsFile(Files.write(folder.resolve("accounts"), bytes))
        .build()
        .accounts();
  }

  private String mistake(byte[] bytes) {
    try {
      throw new AssertionError("taken as " + read(bytes).keySet());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (IllegalArgumentException wrong) {
      String line = String.valueOf(wrong.getMessage());
      assertThat(line).startsWith("accountsFile '" + folder.resolve("accounts") + "': ");
      assertThat(line).doesNotContain("\n", KEY, OTHER_KEY, "SECRET");
      return line;
    }
  }

  private String mistake(String text) {
    return mistake(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anAccountALineComesInTheOrderOfTheFile() throws IOException {
    assertThat(read("z:" + KEY + "\na:" + KEY + ":" + OTHER_KEY + "\n"))
        .containsExactly(entry("z", List.of(KEY)), entry("a", List.of(KEY, OTHER_KEY)));
  }

  @Test
  void severalAccountsMayStandInALineAsInTheVariable() throws IOException {
    assertThat(read("a:" + KEY + "; b:" + KEY + ";").keySet()).containsExactly("a", "b");
  }

  @Test
  void blankLinesCommentsAndWindowsEndingsDoNotMatter() throws IOException {
    String text = "\uFEFF# made by hand: yes\r\n\r\n  # and b\r\n a : " + KEY + " \r\n";
    assertThat(read(text)).containsExactly(entry("a", List.of(KEY)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SECRETKEY                  | line 2: expected name:key1[:key2], one or two keys, not 0
          SECRET/KEY+=               | line 2: expected name:key1[:key2], the name 1 to 63 letters
          a:SECRET!                  | line 2: expected name:key1[:key2], keys in Base64, not 7 other characters
          a:                         | line 2: expected name:key1[:key2], keys in Base64, not 0 other characters
          a:AAECAwQFBgc=:SECRET!     | line 2: expected name:key1[:key2], keys in Base64, not 7 other characters
          a:CAkKCw==:CAkKCw==:SECRET | line 2: expected name:key1[:key2], one or two keys, not 3
          AAECAwQFBgc=:a             | line 2: expected name:key1[:key2], the name 1 to 63 letters
          _queuerite:AAECAwQFBgc=    | line 2: expected name:key1[:key2], the name 1 to 63 letters
          good:AAECAwQFBgc=          | line 2: expected each account once
          """)
  void aMistakeIsToldByItsLineAndNotShown(String line, String what) {
    assertThat(mistake("good:" + KEY + "\n" + line + "\nalso:" + KEY)).contains(what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# a:AAECAwQFBgc="})
  void aFileWithoutAnAccountIsAMistake(String text) {
    assertThat(mistake(text))
        .endsWith("no account in it: expected name:key1[:key2], a line for each account");
  }

  @Test
  void whatIsNoListOfAccountsIsTold() {
    assertThat(mistake(new byte[] {(byte) 0xC3, 0x28})).contains("not UTF-8");
    assertThat(mistake(new byte[(1 << 20) + 1])).contains("more than a megabyte");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path nowhere = folder.resolve("nowhere");
    EmulatorBuilder options = EmulatorOptions.builder().accountsFile(nowhere);
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("accountsFile '" + nowhere + "': no such file");
    options.accountsFile(folder);
    assertThatThrownBy(options::build).hasMessageContaining("cannot be read");
  }

  @Test
  void accountsComeFromOneSource() throws IOException {
    Path file = Files.writeString(folder.resolve("accounts"), "a:" + KEY);
    EmulatorBuilder options = EmulatorOptions.builder().accountsFile(file).account("b", KEY);
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accountsFile", "expected no account named beside the file");
  }

  @Test
  void aFilesContentIsNotShownInALog() throws IOException {
    Path file = Files.writeString(folder.resolve("accounts"), "a:" + KEY);
    assertThat(new AccountsFile(file).content().toString()).doesNotContain(KEY);
  }
}
