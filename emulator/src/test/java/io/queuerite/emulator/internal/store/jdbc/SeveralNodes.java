package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.store.QueueStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Several stores on one database that look like one: each call goes to one of them at random. Calls
 * about one queue keep their order on one node only, so answers are awaited before the node is
 * changed, and around calls that concern more than one queue.
 */
final class SeveralNodes {
  private final Random random;
  private final List<QueueStore> nodes;
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();
  private QueueStore node;

  private SeveralNodes(long seed, List<QueueStore> nodes) {
    this.random = new Random(seed);
    this.nodes = nodes;
    this.node = nodes.get(0);
  }

  static QueueStore asOne(long seed, List<QueueStore> nodes) {
    SeveralNodes several = new SeveralNodes(seed, nodes);
    return (QueueStore)
        Proxy.newProxyInstance(
            QueueStore.class.getClassLoader(),
            new Class<?>[] {QueueStore.class},
            (proxy, method, arguments) -> several.call(method, arguments));
  }

  private @Nullable Object call(Method method, Object... arguments) throws Throwable {
    if (method.getName().equals("close")) {
      nodes.forEach(QueueStore::close);
      return null;
    }
    boolean ofAQueue =
        arguments != null
            && arguments[0] instanceof QueueAddress
            && !method.getName().equals("move");
    if (!ofAQueue) {
      settle();
    }
    if (random.nextInt(4) == 0) {
      settle();
      node = nodes.get(random.nextInt(nodes.size()));
    }
    try {
      Object answer = method.invoke(node, arguments);
      underWay.add((CompletableFuture<?>) answer);
      if (!ofAQueue) {
        settle();
      }
      return answer;
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private void settle() {
    underWay.forEach(answer -> answer.handle((value, failure) -> 0).join());
    underWay.clear();
  }
}
