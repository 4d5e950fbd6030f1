package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.subject.Subject;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names that the command line takes for servers and workloads. */
final class Labels {
  private Labels() {}

  static final class ToSubject implements ITypeConverter<Subject> {
    @Override
    public Subject convert(String label) {
      return find(label, Subject.values(), Subject::label);
    }
  }

  static final class ToWorkload implements ITypeConverter<Workload> {
    @Override
    public Workload convert(String label) {
      return find(label, Workload.values(), Workload::label);
    }
  }

  private static <T> T find(String label, T[] all, Function<T, String> labelOf) {
    for (T candidate : all) {
      if (labelOf.apply(candidate).equals(label)) {
        return candidate;
      }
    }
    String expected = Arrays.stream(all).map(labelOf).collect(Collectors.joining(", "));
    throw new TypeConversionException("'" + label + "' (expected: " + expected + ")");
  }
}
