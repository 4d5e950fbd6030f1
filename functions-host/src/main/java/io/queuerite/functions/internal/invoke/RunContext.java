package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;
import com.microsoft.azure.functions.TraceContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What a function is told of its run, with a logger whose lines are kept. */
final class RunContext implements ExecutionContext {
  private final String function;
  private final String id = UUID.randomUUID().toString();
  private final Logger logger = Logger.getAnonymousLogger();
  private final Retry retry;
  private final Trace trace = Trace.fresh();

  private record Retry(int count, int max, @Nullable Failure failure) implements RetryContext {
    @Override
    public int getRetrycount() {
      return count;
    }

    @Override
    public int getMaxretrycount() {
      return max;
    }

    @Override
    public @Nullable RpcException getException() {
      return failure;
    }
  }

  private record Failure(Throwable cause) implements RpcException {
    @Override
    public String getSource() {
      return cause.getClass().getName();
    }

    @Override
    public String getStacktrace() {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }

    @Override
    public @Nullable String getMessage() {
      return cause.getMessage();
    }
  }

  private record Trace(String parent) implements TraceContext {
    static Trace fresh() {
      String trace = UUID.randomUUID().toString().replace("-", "");
      String span = UUID.randomUUID().toString().replace("-", "").substring(16);
      return new Trace("00-" + trace + "-" + span + "-00");
    }

    @Override
    public String getTraceparent() {
      return parent;
    }

    @Override
    public String getTracestate() {
      return "";
    }

    @Override
    public Map<String, String> getAttributes() {
      return Map.of();
    }
  }

  /**
   * @param lines takes what is logged; safe for several threads
   * @param retry 0 for the first run
   * @param lastFailure null for the first run
   */
  RunContext(
      String function,
      List<String> lines,
      int retry,
      int maxRetries,
      @Nullable Throwable lastFailure) {
    this.function = function;
    this.retry =
        new Retry(retry, maxRetries, lastFailure == null ? null : new Failure(lastFailure));
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(new Lines(lines));
  }

  private static final class Lines extends Handler {
    private final List<String> lines;

    private Lines(List<String> lines) {
      this.lines = lines;
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      String message = getFormatter().formatMessage(record);
      Throwable thrown = record.getThrown();
      lines.add(thrown == null ? message : message + ": " + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Override
  public Logger getLogger() {
    return logger;
  }

  @Override
  public String getInvocationId() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return function;
  }

  @Override
  public TraceContext getTraceContext() {
    return trace;
  }

  @Override
  public RetryContext getRetryContext() {
    return retry;
  }
}
