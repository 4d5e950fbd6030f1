package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.StorageException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a state from YAML or JSON, message by message. What stands beside messages comes before
 * them, so that a queue is whole before its first message.
 */
public final class StateReader {
  private static final int FORMAT = 1;
  private static final int MAX_POLICIES = 5;
  private static final Pattern PERMISSION = Pattern.compile("r?a?u?p?");

  private final YamlCursor file;
  private final AccountName firstAccount;
  private final Instant now;
  private final Destination destination;
  private final Set<QueueAddress> queues = new HashSet<>();

  /** Is told what a file holds. */
  public interface Destination {
    void properties(AccountName account, ServiceProperties properties);

    /** Messages that follow are of this queue. */
    void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies);

    void message(StatedMessage message);
  }

  private StateReader(
      YamlCursor file, AccountName firstAccount, Instant now, Destination destination) {
    this.file = file;
    this.firstAccount = firstAccount;
    this.now = now;
    this.destination = destination;
  }

  /**
   * Reads a file to its end.
   *
   * @param firstAccount whose queues those are that stand outside of an account
   * @param now from when relative times count
   * @throws StateFileException for a mistake, with its line
   */
  public static void read(
      InputStream in, AccountName firstAccount, Instant now, Destination destination) {
    YamlCursor file;
    try {
      file = new YamlCursor(in);
    } catch (NoClassDefFoundError missing) {
      throw new StateFileException(
          "reading it needs org.snakeyaml:snakeyaml-engine on the classpath: add it");
    }
    new StateReader(file, firstAccount, now, destination).everything();
  }

  private void everything() {
    if (file.isEnd()) {
      return;
    }
    requireFields("queues, accounts");
    while (file.hasField()) {
      int line = file.line();
      String name = file.name();
      switch (name) {
        case "queuerite" -> file.node().number(FORMAT, FORMAT);
        case "queues" -> queues(firstAccount);
        case "accounts" -> accounts();
        default -> throw unknown(line, name, "queues, accounts");
      }
    }
    file.end();
  }

  private static StateFileException unknown(int line, String name, String expected) {
    return new StateFileException(
        line, "unknown field '" + name + "': expected one of " + expected);
  }

  private void requireFields(String what) {
    if (!file.enterFields()) {
      throw file.node().expected("fields: " + what);
    }
  }

  private void accounts() {
    requireFields("the names of accounts");
    while (file.hasField()) {
      int line = file.line();
      String name = file.name();
      if (!AccountName.isLegal(name)) {
        throw new StateFileException(
            line, "account '" + name + "': expected 1 to 63 letters, digits and dashes");
      }
      account(new AccountName(name));
    }
  }

  private void account(AccountName account) {
    requireFields("serviceProperties, queues");
    while (file.hasField()) {
      int line = file.line();
      String name = file.name();
      switch (name) {
        case "serviceProperties" ->
            destination.properties(account, PropertiesForm.read(file.node()));
        case "queues" -> queues(account);
        default -> throw unknown(line, name, "serviceProperties, queues");
      }
    }
  }

  /** Names with what belongs to them, or a list of names. */
  private void queues(AccountName account) {
    if (file.enterList()) {
      while (file.hasItem()) {
        Node name = file.node();
        QueueAddress queue = address(account, name.string("a queue's name"), name.line());
        destination.queue(queue, Metadata.EMPTY, List.of());
      }
      return;
    }
    requireFields("the names of queues");
    while (file.hasField()) {
      int line = file.line();
      queue(address(account, file.name(), line));
    }
  }

  private QueueAddress address(AccountName account, String name, int line) {
    QueueAddress queue;
    try {
      queue = new QueueAddress(account, QueueName.parse(name));
    } catch (StorageException wrong) {
      throw new StateFileException(
          line,
          "queue '"
              + name
              + "': expected 3 to 63 lower-case letters, digits and single inner dashes");
    }
    if (!queues.add(queue)) {
      throw new StateFileException(line, "queue '" + name + "' comes twice");
    }
    return queue;
  }

  private void queue(QueueAddress queue) {
    Metadata metadata = Metadata.EMPTY;
    List<AccessPolicy> policies = List.of();
    boolean told = false;
    if (!file.enterFields()) {
      file.node().fields(Set.of("metadata", "policies", "messages"));
      destination.queue(queue, metadata, policies);
      return;
    }
    while (file.hasField()) {
      int line = file.line();
      String name = file.name();
      if (told) {
        throw new StateFileException(line, "'" + name + "': expected in front of messages");
      }
      switch (name) {
        case "metadata" -> metadata = metadata(file.node());
        case "policies" -> policies = policies(file.node());
        case "messages" -> {
          destination.queue(queue, metadata, policies);
          told = true;
          messages();
        }
        default -> throw unknown(line, name, "metadata, policies, messages");
      }
    }
    if (!told) {
      destination.queue(queue, metadata, policies);
    }
  }

  private void messages() {
    if (!file.enterList()) {
      file.node().list("messages");
      return;
    }
    while (file.hasItem()) {
      destination.message(StatedMessage.read(file.node(), now));
    }
  }

  private static Metadata metadata(Node node) {
    Metadata.Builder pairs = new Metadata.Builder();
    Map<String, Node> fields = node.fields();
    if (fields == null) {
      throw node.expected("fields: names and values");
    }
    fields.forEach(
        (name, value) -> {
          try {
            pairs.add(name, value.text() == null ? "" : value.string("a value"));
          } catch (StorageException wrong) {
            throw new StateFileException(
                value.line(), "metadata '" + name + "': " + wrong.getMessage());
          }
        });
    try {
      return pairs.build();
    } catch (StorageException wrong) {
      throw new StateFileException(node.line(), "metadata: " + wrong.getMessage());
    }
  }

  private static List<AccessPolicy> policies(Node node) {
    List<AccessPolicy> policies = new ArrayList<>();
    for (Node item : node.list("policies")) {
      Map<String, Node> fields = item.fields(Set.of("id", "start", "expiry", "permission"));
      Node id = fields.get("id");
      if (id == null || id.string("an id").isEmpty() || id.string("an id").length() > 64) {
        throw item.expected("an id of 1 to 64 characters");
      }
      Node start = fields.get("start");
      Node expiry = fields.get("expiry");
      Node permission = fields.get("permission");
      if (permission != null && !PERMISSION.matcher(permission.string("letters")).matches()) {
        throw permission.expected("letters out of raup, in that order");
      }
      policies.add(
          new AccessPolicy(
              id.string("an id"),
              start == null ? null : start.time(),
              expiry == null ? null : expiry.time(),
              permission == null ? null : permission.text()));
    }
    if (policies.size() > MAX_POLICIES
        || policies.stream().map(AccessPolicy::id).distinct().count() < policies.size()) {
      throw node.expected("at most " + MAX_POLICIES + " policies, with an id each of its own");
    }
    return policies;
  }
}
