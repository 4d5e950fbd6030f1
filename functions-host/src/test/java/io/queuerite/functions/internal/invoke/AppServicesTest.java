package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostStartException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppServicesTest {
  private final Desk desk = new Desk();

  @TempDir Path services;

  @AfterEach
  void close() {
    desk.close();
  }

  /** Says what it was made with. */
  public static final class App {
    private final String maker;

    public App() {
      this("nobody");
    }

    App(String maker) {
      this.maker = maker;
    }

    @FunctionName("echo")
    @StorageAccount("Storage")
    @QueueOutput(name = "out", queueName = "results")
    public String echo(
        @QueueTrigger(name = "in", queueName = "tasks") String text, ExecutionContext context) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      context.getLogger().info(maker + " " + (loader instanceof URLClassLoader));
      return text;
    }
  }

  /** Makes an app of its own. */
  public static class Injector implements FunctionInstanceInjector {
    @Override
    public <T> T getInstance(Class<T> type) {
      return type.cast(new App("injector"));
    }
  }

  /** One too many. */
  public static final class SecondInjector extends Injector {}

  /** Says when it came and went, and changes what goes in and out. */
  public static class First implements Middleware {
    @Override
    public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
      String name = getClass().getSimpleName();
      String parameter = context.getParameterName("QueueTrigger");
      context.getLogger().info("before " + name);
      context.updateParameterValue(parameter, context.getParameterValue(parameter) + ">" + name);
      chain.doNext(context);
      context.updateReturnValue(context.getReturnValue() + "<" + name);
      context.getLogger().info("after " + name);
    }
  }

  /** The same, within. */
  public static final class Second extends First {}

  private ClassLoader with(Class<?> service, Class<?>... providers) throws IOException {
    Path folder = Files.createDirectories(services.resolve("META-INF/services"));
    List<String> names = List.of(providers).stream().map(Class::getName).toList();
    Files.write(folder.resolve(service.getName()), names);
    return new URLClassLoader(
        new URL[] {services.toUri().toURL()}, AppServicesTest.class.getClassLoader());
  }

  @Case(125)
  @Test
  void oneInjectorMakesInstancesAndTwoAreRefused() throws IOException {
    desk.classes(with(FunctionInstanceInjector.class, Injector.class));
    assertThat(desk.run(App.class, "echo", "x").logs()).containsExactly("injector true");
    desk.classes(with(FunctionInstanceInjector.class, Injector.class, SecondInjector.class));
    assertThatThrownBy(() -> desk.load(App.class))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("2 services FunctionInstanceInjector")
        .hasMessageContaining("expected one at most");
  }

  @Case(126)
  @Test
  void middlewareIsAroundTheFunctionInOrder() throws IOException {
    desk.classes(with(Middleware.class, First.class, Second.class));
    RunResult result = desk.run(App.class, "echo", "x");
    assertThat(result.logs())
        .containsExactly(
            "before First", "before Second", "nobody true", "after Second", "after First");
    assertThat(desk.messages("results")).containsExactly("x>First>Second<Second<First");
  }
}
