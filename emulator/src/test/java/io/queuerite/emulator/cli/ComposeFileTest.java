package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code docker/compose.yaml} says what it is meant to, and names nothing that is not there. The
 * processes themselves were run by hand: docker/RATIONALE.md.
 */
final class ComposeFileTest {
  private static final Path FOLDER = Path.of("../docker");
  private static final String OURS = "queuerite/queuerite";

  /** With what is merged in put in its place, and variables at their defaults. */
  private final Map<String, Object> file = map(merged(load()));

  private static Object load() {
    try {
      String text = Files.readString(FOLDER.resolve("compose.yaml"));
      String plain = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}").matcher(text).replaceAll("$1");
      assertThat(plain).as("variables without a default").doesNotContain("${");
      return new Load(LoadSettings.builder().build()).loadFromString(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** YAML 1.2 has no merge keys; Compose has. */
  private static Object merged(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(ComposeFileTest::merged).toList();
    }
    if (!(node instanceof Map<?, ?> map)) {
      return node == null ? "" : node;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    Object base = map.get("<<");
    if (base != null) {
      result.putAll(map(merged(base)));
    }
    map.forEach((key, value) -> result.put(key.toString(), merged(value)));
    result.remove("<<");
    return result;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  private static List<String> list(Map<String, Object> service, String name) {
    return ((List<?>) service.getOrDefault(name, List.of()))
        .stream().map(Object::toString).toList();
  }

  private Map<String, Map<String, Object>> services() {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    map(Objects.requireNonNull(file.get("services")))
        .forEach((name, service) -> services.put(name, map(service)));
    return services;
  }

  private List<Map<String, Object>> emulators() {
    return services().values().stream().filter(each -> OURS.equals(each.get("image"))).toList();
  }

  private Set<String> inProfile(String profile) {
    return services().entrySet().stream()
        .filter(each -> list(each.getValue(), "profiles").contains(profile))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> environment = new TreeMap<>();
    map(service.getOrDefault("environment", Map.of()))
        .forEach((name, value) -> environment.put(name, value.toString()));
    return environment;
  }

  @Test
  void thereIsOneAloneAndThereAreThreeOnADatabaseBehindABalancer() {
    assertThat(inProfile("single")).containsExactly("emulator");
    assertThat(inProfile("team"))
        .containsExactly("balancer", "database", "emulator-1", "emulator-2", "emulator-3");
    assertThat(services()).hasSize(6);
  }

  @Test
  void theEmulatorsTakeTheirFlagsAndVariables() {
    assertThat(emulators()).hasSize(4);
    for (Map<String, Object> service : emulators()) {
      RunCommand command = new RunCommand();
      var line = CommandLines.of(command, environment(service));
      line.parseArgs(list(service, "command").toArray(String[]::new));
      Set<String> variables =
          line.getCommandSpec().options().stream()
              .map(CommandLines::variable)
              .collect(Collectors.toSet());
      variables.add("AZURITE_ACCOUNTS");
      assertThat(variables).containsAll(environment(service).keySet());
    }
  }

  @Test
  void nothingIsNamedThatIsNotThere() {
    for (Map<String, Object> service : services().values()) {
      assertThat(services().keySet())
          .containsAll(map(service.getOrDefault("depends_on", Map.of())).keySet());
      assertThat(map(Objects.requireNonNull(file.get("secrets"))).keySet())
          .containsAll(list(service, "secrets"));
      for (String volume : list(service, "volumes")) {
        String source = volume.substring(0, volume.indexOf(':'));
        if (source.startsWith("./")) {
          assertThat(FOLDER.resolve(source)).isRegularFile();
        } else {
          assertThat(map(Objects.requireNonNull(file.get("volumes")))).containsKey(source);
        }
      }
    }
    for (Map<String, Object> service : emulators()) {
      Map<String, Object> build = map(Objects.requireNonNull(service.get("build")));
      Path context = FOLDER.resolve(Objects.requireNonNull(build.get("context")).toString());
      assertThat(context.resolve(Objects.requireNonNull(build.get("dockerfile")).toString()))
          .isRegularFile();
    }
  }

  @Test
  void thePortIsOfThisMachineOnly() {
    assertThat(services().values().stream().flatMap(each -> list(each, "ports").stream()))
        .hasSize(2)
        .containsOnly("127.0.0.1:10001:10001");
  }

  @Test
  void theBalancerKnowsTheEmulators() throws IOException {
    Matcher server =
        Pattern.compile("(?m)^ +server (\\S+) (\\S+):10001$")
            .matcher(Files.readString(FOLDER.resolve("haproxy.cfg")));
    assertThat(server.results().flatMap(each -> Stream.of(each.group(1), each.group(2))))
        .containsExactly(
            "emulator-1", "emulator-1", "emulator-2", "emulator-2", "emulator-3", "emulator-3");
  }

  @Test
  void theImagesOwnCommandIsOneThatTheEmulatorTakes() throws IOException {
    Matcher own =
        Pattern.compile("(?m)^CMD (\\[.*])$")
            .matcher(Files.readString(FOLDER.resolve("Dockerfile")));
    assertThat(own.find()).isTrue();
    Object words = new Load(LoadSettings.builder().build()).loadFromString(own.group(1));
    String[] command = ((List<?>) words).stream().map(Object::toString).toArray(String[]::new);
    assertThat(CalledAs.of(command)).isEqualTo(CalledAs.AZURITE);
    RunCommand parsed = new RunCommand();
    CommandLines.of(parsed, Map.of())
        .parseArgs(CalledAs.AZURITE.rest(command).toArray(String[]::new));
    assertThat(parsed.host).isEqualTo("0.0.0.0");
  }
}
