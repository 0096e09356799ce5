package dev.libindex.docs;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Types as text, with their type arguments and {@code @Nullable}. Reflection's own text has long
 * names, and differs between versions of Java.
 */
final class TypeText {
  private TypeText() {}

  /** Returns the types, separated by commas. */
  static String of(AnnotatedType... types) {
    return Stream.of(types).map(TypeText::of).collect(joining(", "));
  }

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String nullness = nullness(type);
      String brackets = nullness.isEmpty() ? "[]" : " " + nullness + "[]";
      return of(array.getAnnotatedGenericComponentType()) + brackets;
    }
    if (type instanceof AnnotatedParameterizedType parameterized) {
      Type raw = ((ParameterizedType) type.getType()).getRawType();
      String arguments = of(parameterized.getAnnotatedActualTypeArguments());
      return nullness(type) + name((Class<?>) raw) + "<" + arguments + ">";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
      return "?"
          + (lower.length > 0 ? " super " + of(lower) : bounds(wildcard.getAnnotatedUpperBounds()));
    }
    if (type instanceof AnnotatedTypeVariable) {
      return nullness(type) + type.getType().getTypeName();
    }
    return nullness(type) + name((Class<?>) type.getType());
  }

  /**
   * Returns the type parameters that a class or method declares, followed by a space; empty if
   * none.
   */
  static String parameters(GenericDeclaration declaration) {
    List<TypeVariable<?>> parameters = List.of(declaration.getTypeParameters());
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(parameter -> parameter.getName() + bounds(parameter.getAnnotatedBounds()))
            .collect(joining(", ", "<", "> "));
  }

  /** Returns the name without the package; with the name of the type around it, if there is one. */
  static String name(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return around == null ? type.getSimpleName() : name(around) + "." + type.getSimpleName();
  }

  private static String bounds(AnnotatedType... bounds) {
    String text = Stream.of(bounds).map(TypeText::of).collect(joining(" & "));
    return text.isEmpty() || text.equals("Object") ? "" : " extends " + text;
  }

  private static String nullness(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
  }
}
