package io.queuerite.emulator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** No type of a package may stand in a signature that users can see. */
final class ExposeNothingOf extends ArchCondition<JavaClass> {
  private final String hidden;

  ExposeNothingOf(String hidden) {
    super("expose nothing of " + hidden);
    this.hidden = hidden;
  }

  static boolean isExposed(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    for (JavaClass parent : parents(item).toList()) {
      judge(item, item.getName(), Stream.of(parent), events);
    }
    for (JavaField field : item.getFields()) {
      if (isExposed(field.getModifiers())) {
        judge(item, field.getFullName(), involved(Stream.of(field.getType())), events);
      }
    }
    for (JavaCodeUnit method : item.getCodeUnits()) {
      if (isExposed(method.getModifiers())) {
        judge(item, method.getFullName(), involved(types(method)), events);
      }
    }
  }

  private static Stream<JavaClass> parents(JavaClass item) {
    Stream<JavaType> interfaces = item.getInterfaces().stream();
    return involved(Stream.concat(item.getSuperclass().stream(), interfaces));
  }

  private static Stream<JavaType> types(JavaCodeUnit method) {
    return Stream.of(
            Stream.of(method.getReturnType()),
            method.getParameterTypes().stream(),
            method.getExceptionTypes().stream().map(JavaType.class::cast),
            method.getTypeParameters().stream().map(JavaType.class::cast))
        .flatMap(each -> each);
  }

  private static Stream<JavaClass> involved(Stream<JavaType> types) {
    return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private void judge(
      JavaClass item, String where, Stream<JavaClass> types, ConditionEvents events) {
    types
        .filter(type -> type.getPackageName().startsWith(hidden))
        .forEach(
            type ->
                events.add(
                    SimpleConditionEvent.violated(item, where + " exposes " + type.getName())));
  }
}
