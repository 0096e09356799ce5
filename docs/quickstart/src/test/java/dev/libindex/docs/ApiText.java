package dev.libindex.docs;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One type as embedders see it: its declaration, and its public and protected members in an order
 * that does not depend on the source.
 */
final class ApiText {
  private final Class<?> type;

  private ApiText(Class<?> type) {
    this.type = type;
  }

  /**
   * Returns whether embedders can see the type: it and all types around it are public or protected.
   */
  static boolean isVisible(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (around == null || isVisible(around));
  }

  static String declaration(Class<?> type) {
    return new ApiText(type).declaration();
  }

  static List<String> members(Class<?> type) {
    return new ApiText(type).members();
  }

  private String declaration() {
    return modifiers()
        + kind()
        + " "
        + type.getCanonicalName()
        + TypeText.parameters(type).strip()
        + (type.isRecord() ? components() : "")
        + parents()
        + permitted();
  }

  private String modifiers() {
    boolean implied = type.isInterface() || type.isEnum() || type.isRecord();
    return (type.isSealed() ? "sealed " : "")
        + MemberText.modifiers(
            type.getModifiers() & (implied ? Modifier.PROTECTED : ~Modifier.STATIC));
  }

  private String kind() {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
  }

  private String components() {
    return Stream.of(type.getRecordComponents())
        .map(part -> TypeText.of(part.getAnnotatedType()) + " " + part.getName())
        .collect(joining(", ", "(", ")"));
  }

  private String parents() {
    Class<?> parent = type.getSuperclass();
    boolean implied = parent == null || parent == Object.class || type.isEnum() || type.isRecord();
    String extended =
        implied || !isVisible(parent)
            ? ""
            : " extends " + TypeText.of(type.getAnnotatedSuperclass());
    AnnotatedType[] interfaces = type.getAnnotatedInterfaces();
    return interfaces.length == 0 || type.isAnnotation()
        ? extended
        : extended + (type.isInterface() ? " extends " : " implements ") + TypeText.of(interfaces);
  }

  private String permitted() {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .map(TypeText::name)
            .sorted()
            .collect(joining(", ", " permits ", ""))
        : "";
  }

  private List<String> members() {
    List<Field> fields = new ArrayList<>();
    List<Method> methods = new ArrayList<>();
    for (Class<?> declaring : withHiddenParents(type)) {
      shown(declaring.getDeclaredFields()).forEach(fields::add);
      shown(declaring.getDeclaredMethods())
          .filter(method -> !isImplied(method))
          .forEach(methods::add);
    }
    Stream<Constructor<?>> constructors =
        shown(type.getDeclaredConstructors()).filter(constructor -> !isCanonical(constructor));
    return Stream.of(
            fields.stream().map(MemberText::of).sorted(),
            constructors.map(MemberText::of).sorted(),
            methods.stream()
                .sorted(Comparator.comparing(Method::getName).thenComparing(MemberText::of))
                .map(MemberText::of))
        .flatMap(lines -> lines)
        .distinct()
        .toList();
  }

  /**
   * Returns the type, and the superclasses that embedders cannot name but whose members they
   * inherit.
   */
  private static List<Class<?>> withHiddenParents(Class<?> type) {
    List<Class<?>> types = new ArrayList<>(List.of(type));
    Class<?> parent = type.getSuperclass();
    while (parent != null && !isVisible(parent)) {
      types.add(parent);
      parent = parent.getSuperclass();
    }
    return types;
  }

  private static <M extends Member> Stream<M> shown(M[] members) {
    return Stream.of(members)
        .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic());
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private boolean isCanonical(Constructor<?> constructor) {
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
  }

  /** Returns whether every type of this kind has the method. */
  private boolean isImplied(Method method) {
    boolean ofObject =
        switch (method.getName()) {
          case "equals" -> has(method, Object.class);
          case "hashCode", "toString" -> has(method);
          default -> false;
        };
    boolean ofEnum =
        switch (method.getName()) {
          case "valueOf" -> has(method, String.class);
          case "values" -> has(method);
          default -> false;
        };
    return ofObject || (ofEnum && type.isEnum()) || isAccessor(method);
  }

  private static boolean has(Method method, Class<?>... parameters) {
    return Arrays.equals(method.getParameterTypes(), parameters);
  }

  private boolean isAccessor(Method method) {
    return type.isRecord()
        && method.getParameterCount() == 0
        && Stream.of(type.getRecordComponents())
            .anyMatch(component -> component.getAccessor().equals(method));
  }
}
