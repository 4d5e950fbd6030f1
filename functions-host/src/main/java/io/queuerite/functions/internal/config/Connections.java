package io.queuerite.functions.internal.config;

import com.azure.core.credential.TokenCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the queue service that a binding's connection names. */
public final class Connections {
  private static final String IDENTITY = "com.azure.identity.DefaultAzureCredentialBuilder";
  private static final int TRY_TIMEOUT_SECONDS = 30;
  private static final long RETRY_DELAY_MILLIS = 200;

  private final AppSettings settings;
  private final int retries;
  private final Map<Found, QueueServiceClient> clients = new ConcurrentHashMap<>();

  /** What the settings say of a connection. */
  public sealed interface Found {
    /** The setting that has it. */
    String setting();
  }

  /** With a shared key, or a shared access signature. */
  public record ConnectionString(String setting, String value) implements Found {}

  /** With who runs the host. */
  public record Identity(String setting, URI service) implements Found {}

  /**
   * @param retries how often a call to the service is tried again, after a short wait
   */
  public Connections(AppSettings settings, int retries) {
    this.settings = settings;
    this.retries = retries;
  }

  /**
   * A client that leaves texts as they are, and tries again only a few times: the listener has its
   * own back-off. One per connection.
   *
   * @throws FunctionLoadException where the settings have none that can work
   */
  public QueueServiceClient client(@Nullable String connection) {
    Found found = find(connection);
    QueueServiceClient known = clients.get(found);
    if (known != null) {
      return known;
    }
    return clients.computeIfAbsent(found, this::build);
  }

  /**
   * Where the settings have it: with the prefix {@code AzureWebJobs} first, and a value before its
   * children.
   *
   * @throws FunctionLoadException where they do not
   */
  public Found find(@Nullable String connection) {
    String name = connection == null || connection.isBlank() ? "Storage" : connection;
    List<String> candidates =
        List.of(
            "ConnectionStrings:AzureWebJobs" + name,
            "AzureWebJobs" + name,
            "ConnectionStrings:" + name,
            name);
    for (String candidate : candidates) {
      String value = settings.value(candidate);
      if (value != null) {
        return connectionString(candidate, value);
      }
      SortedMap<String, String> children = settings.children(candidate);
      if (!children.isEmpty()) {
        return identity(candidate, children);
      }
    }
    String full = name.startsWith("AzureWebJobs") ? name : "AzureWebJobs" + name;
    throw new FunctionLoadException(
        "connection '%s': storage connection string '%s' does not exist; expected a setting %s or %s"
            .formatted(connection == null ? "" : connection, full, full, name));
  }

  private static Found connectionString(String setting, String value) {
    if (value.isBlank()) {
      throw new FunctionLoadException(
          "setting %s is empty: expected a storage connection string".formatted(setting));
    }
    return new ConnectionString(setting, value);
  }

  private static Found identity(String setting, SortedMap<String, String> children) {
    String account = children.get("accountName");
    if (account != null && !account.isBlank()) {
      return new Identity(
          setting + "__accountName",
          uri(setting + "__accountName", "https://" + account + ".queue.core.windows.net"));
    }
    for (String name : List.of("queueServiceUri", "serviceUri")) {
      String uri = children.get(name);
      if (uri != null && !uri.isBlank()) {
        return new Identity(setting + "__" + name, uri(setting + "__" + name, uri));
      }
    }
    throw new FunctionLoadException(
        "setting %s has only %s: expected a connection string, or %s__accountName or %s__queueServiceUri"
            .formatted(setting, children.keySet(), setting, setting));
  }

  private static URI uri(String setting, String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException wrong) {
      throw new FunctionLoadException("setting %s '%s': expected a URI".formatted(setting, text));
    }
  }

  private QueueServiceClient build(Found found) {
    QueueServiceClientBuilder builder =
        new QueueServiceClientBuilder()
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED,
                    retries + 1,
                    TRY_TIMEOUT_SECONDS,
                    RETRY_DELAY_MILLIS,
                    RETRY_DELAY_MILLIS,
                    null));
    if (found instanceof Identity identity) {
      return builder
          .endpoint(identity.service().toString())
          .credential(credential(identity))
          .buildClient();
    }
    ConnectionString string = (ConnectionString) found;
    try {
      return builder.connectionString(string.value()).buildClient();
    } catch (RuntimeException wrong) {
      // Neither the value nor the SDK's words about it: both may hold the key.
      throw new FunctionLoadException(
          "setting %s: expected a storage connection string (DefaultEndpointsProtocol=...;AccountName=...;AccountKey=...) or UseDevelopmentStorage=true"
              .formatted(string.setting()));
    }
  }

  private static TokenCredential credential(Identity identity) {
    if (!"https".equalsIgnoreCase(identity.service().getScheme())) {
      throw new FunctionLoadException(
          "setting %s '%s': tokens are sent over https only; expected an https URI, or a connection string"
              .formatted(identity.setting(), identity.service()));
    }
    try {
      Object builder = Class.forName(IDENTITY).getDeclaredConstructor().newInstance();
      return (TokenCredential) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException absent) {
      throw new FunctionLoadException(
          "setting %s asks for an identity, and there is no credential to prove one: add com.azure:azure-identity to the class path, or give a connection string"
              .formatted(identity.setting()));
    }
  }
}
