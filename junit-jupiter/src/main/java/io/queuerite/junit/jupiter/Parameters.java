package io.queuerite.junit.jupiter;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueProbe;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Which parameters are filled in, and with what. The SDK's types go by their names, as they need
 * not be there.
 */
final class Parameters {
  private static final String SDK = "com.azure.storage.queue.";
  private static final Set<String> SERVICE_CLIENTS =
      Set.of(SDK + "QueueServiceClient", SDK + "QueueServiceAsyncClient");
  private static final Set<String> QUEUE_CLIENTS =
      Set.of(SDK + "QueueClient", SDK + "QueueAsyncClient");

  private Parameters() {}

  /** Whether it is the emulator itself. */
  static boolean isEmulator(ParameterContext parameter) {
    return isType(parameter, QueueEmulator.class) && !isAnnotated(parameter);
  }

  /** Whether it takes an account to fill it in. */
  static boolean isOfAccount(ParameterContext parameter) {
    return isMarked(parameter)
        || (!isAnnotated(parameter)
            && (SERVICE_CLIENTS.contains(typeOf(parameter)) || isQueue(parameter)));
  }

  private static boolean isMarked(ParameterContext parameter) {
    return parameter.isAnnotated(QueueConnectionString.class) || parameter.isAnnotated(Queue.class);
  }

  /** A type with somebody's annotation is that somebody's: {@code @Autowired QueueClient}. */
  private static boolean isAnnotated(ParameterContext parameter) {
    return parameter.getParameter().getAnnotations().length > 0;
  }

  private static boolean isQueue(ParameterContext parameter) {
    return QUEUE_CLIENTS.contains(typeOf(parameter)) || isType(parameter, QueueProbe.class);
  }

  static Object resolve(ParameterContext parameter, Account account, Supplier<String> queueName) {
    String type = typeOf(parameter);
    if (parameter.isAnnotated(QueueConnectionString.class)) {
      check(type.equals("java.lang.String"), parameter, "@QueueConnectionString", "a String");
      return account.connectionString();
    }
    if (isQueue(parameter)) {
      String name = parameter.findAnnotation(Queue.class).map(Queue::value).orElseGet(queueName);
      QueueProbe queue = account.queue(name);
      return isType(parameter, QueueProbe.class)
          ? queue
          : sdk(account, () -> AzureClients.queue(type, account.connectionString(), name));
    }
    check(
        !parameter.isAnnotated(Queue.class),
        parameter,
        "@Queue",
        "a QueueClient, QueueAsyncClient or QueueProbe");
    return sdk(account, () -> AzureClients.service(type, account.connectionString()));
  }

  private static Object sdk(Account account, Supplier<Object> client) {
    if (account.emulator().options().https() != null) {
      throw new ParameterResolutionException(
          "a client for HTTPS has to trust emulator.certificate(): expected @QueueConnectionString"
              + " String, and a client that the test builds itself");
    }
    try {
      return client.get();
    } catch (NoClassDefFoundError missing) {
      throw new ParameterResolutionException(
          "com.azure:azure-storage-queue, or something it needs, is not on the test's classpath: "
              + missing.getMessage(),
          missing);
    }
  }

  private static void check(
      boolean right, ParameterContext parameter, String annotation, String expected) {
    if (!right) {
      throw new ParameterResolutionException(
          "%s on %s: expected it on %s".formatted(annotation, parameter.getParameter(), expected));
    }
  }

  private static boolean isType(ParameterContext parameter, Class<?> type) {
    return parameter.getParameter().getType() == type;
  }

  private static String typeOf(ParameterContext parameter) {
    return parameter.getParameter().getType().getName();
  }
}
