package dev.libindex.docs;

import static java.lang.reflect.Modifier.ABSTRACT;
import static java.lang.reflect.Modifier.FINAL;
import static java.lang.reflect.Modifier.PROTECTED;
import static java.lang.reflect.Modifier.STATIC;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Members as text, without {@code public} and without modifiers that the type implies. */
final class MemberText {
  private MemberText() {}

  static String of(Field field) {
    if (field.isEnumConstant()) {
      return field.getName();
    }
    int implied = field.getDeclaringClass().isInterface() ? STATIC | FINAL : 0;
    return modifiers(field.getModifiers() & ~implied)
        + TypeText.of(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  static String of(Constructor<?> constructor) {
    return modifiers(constructor.getModifiers())
        + TypeText.parameters(constructor)
        + "new"
        + signature(constructor);
  }

  static String of(Method method) {
    return modifiers(modifiersToShow(method))
        + (method.isDefault() ? "default " : "")
        + TypeText.parameters(method)
        + TypeText.of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + signature(method);
  }

  /** Returns the modifiers that matter to users of a type, each followed by a space. */
  static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & (PROTECTED | STATIC | ABSTRACT | FINAL));
    return text.isEmpty() ? "" : text + " ";
  }

  private static int modifiersToShow(Method method) {
    Class<?> type = method.getDeclaringClass();
    int implied = type.isInterface() ? ABSTRACT : 0;
    if (Modifier.isFinal(type.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      implied |= FINAL;
    }
    return method.getModifiers() & ~implied;
  }

  private static String signature(Executable executable) {
    String parameters = TypeText.of(executable.getAnnotatedParameterTypes());
    if (executable.isVarArgs()) {
      parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
    }
    String thrown = TypeText.of(executable.getAnnotatedExceptionTypes());
    return "(" + parameters + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
  }
}
