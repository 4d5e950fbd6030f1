package io.queuerite.functions.junit;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.FunctionsHostBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an app against an emulator in the test's JVM. In a static field the emulator is started once
 * and reset before each test; in an instance field each test has its own. The host is each test's
 * own in both, so no run reaches into the next test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FunctionsHostExtension app =
 *     FunctionsHostExtension.forApp(Enqueue.class, ProcessTask.class);
 *
 * @Test
 * void works(FunctionsHost host, QueueEmulator emulator) { ... }
 * }</pre>
 *
 * A test fails that leaves the host stopped by an error nobody asked about.
 */
public final class FunctionsHostExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final List<Class<?>> app;
  private final UnaryOperator<FunctionsHostBuilder> setup;
  private @Nullable QueueEmulator emulator;
  private @Nullable FunctionsHost host;
  private boolean shared;

  private FunctionsHostExtension(List<Class<?>> app, UnaryOperator<FunctionsHostBuilder> setup) {
    this.app = app;
    this.setup = setup;
  }

  /** The app of these classes, with no more in host.json than its version. */
  public static FunctionsHostExtension forApp(Class<?>... classes) {
    return new FunctionsHostExtension(List.of(classes), builder -> builder);
  }

  /** The same app with more said to its host: host.json, settings, parity. */
  public FunctionsHostExtension with(UnaryOperator<FunctionsHostBuilder> more) {
    return new FunctionsHostExtension(app, builder -> more.apply(setup.apply(builder)));
  }

  /** The host of the test that runs. */
  public FunctionsHost host() {
    return running(host);
  }

  /** The emulator of the test that runs. */
  public QueueEmulator emulator() {
    return running(emulator);
  }

  private static <T> T running(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("no test runs: expected @RegisterExtension on the field");
    }
    return part;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
    emulator = QueueEmulator.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (emulator == null) {
      emulator = QueueEmulator.start();
    } else {
      emulator.reset();
    }
    host = setup.apply(FunctionsHost.builder().app(app)).emulator(emulator).start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FunctionsHost ended = host();
    host = null;
    ended.close();
    if (!shared) {
      closeEmulator();
    }
    if (context.getExecutionException().isEmpty()) {
      ended
          .failure()
          .ifPresent(
              failure -> {
                throw new AssertionError("the host was stopped by an error", failure);
              });
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeEmulator();
  }

  private void closeEmulator() {
    if (emulator != null) {
      emulator.close();
      emulator = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FunctionsHost.class || type == QueueEmulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FunctionsHost.class ? host() : emulator();
  }
}
