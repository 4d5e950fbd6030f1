package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.AccountEntry;
import io.queuerite.emulator.internal.model.AccountName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts in a file: {@code name:key1[:key2]} a line, or several set apart by semicolons. What is
 * wrong is told by its line and never shown, as it may be a key in the wrong place.
 */
record AccountsFile(Path path) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String FORM = "expected name:key1[:key2], ";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * What the file holds now, or why it cannot be read; equal to an earlier one where nothing has
   * changed.
   */
  record Content(String text, String unreadable) {
    /** A log is no place for keys. */
    @Override
    public String toString() {
      return "a file's content";
    }
  }

  /**
   * Reads the accounts.
   *
   * @throws IllegalArgumentException saying in one line what is wrong, and where
   */
  Map<String, List<String>> read() {
    return parse(content());
  }

  Content content() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return new Content("", "more than a megabyte: expected a list of accounts");
      }
      return new Content(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), "");
    } catch (NoSuchFileException missing) {
      return new Content("", "no such file");
    } catch (CharacterCodingException binary) {
      return new Content("", "not UTF-8: expected a list of accounts as text");
    } catch (IOException failure) {
      return new Content("", "cannot be read: " + failure.getMessage());
    }
  }

  Map<String, List<String>> parse(Content content) {
    check(content.unreadable().isEmpty(), content.unreadable());
    String text = content.text();
    Map<String, List<String>> accounts = new LinkedHashMap<>();
    int number = 0;
    for (String line :
        text.startsWith(BYTE_ORDER_MARK)
            ? text.substring(1).lines().toList()
            : text.lines().toList()) {
      number++;
      if (!line.strip().startsWith("#")) {
        for (AccountEntry entry : AccountEntry.parse(line)) {
          check(entry, "line " + number + ": ");
          check(
              accounts.put(entry.name(), entry.keys()) == null,
              "line "
                  + number
                  + ": expected each account once, this one stands further up as well");
        }
      }
    }
    check(!accounts.isEmpty(), "no account in it: " + FORM + "a line for each account");
    return accounts;
  }

  private void check(AccountEntry entry, String where) {
    check(AccountName.isLegal(entry.name()), where + FORM + "the name " + AccountRules.NAME);
    int keys = entry.keys().size();
    check(
        keys >= 1 && keys <= AccountRules.MAX_KEYS, where + FORM + "one or two keys, not " + keys);
    for (String key : entry.keys()) {
      check(
          AccountRules.isKey(key),
          where + FORM + "keys in Base64, not " + key.length() + " other characters");
    }
  }

  private void check(boolean right, String why) {
    if (!right) {
      throw new IllegalArgumentException("accountsFile '" + path + "': " + why);
    }
  }
}
