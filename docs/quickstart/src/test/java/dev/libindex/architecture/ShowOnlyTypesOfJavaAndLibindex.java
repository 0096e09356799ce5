package dev.libindex.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The condition that signatures show no type of another library: embedders must be able to use them
 * without knowing which libraries we use. javac's lint {@code exports} checks the same, but an
 * annotation can suppress it.
 */
final class ShowOnlyTypesOfJavaAndLibindex extends ArchCondition<JavaClass> {
  private final Set<String> exportedPackages;

  ShowOnlyTypesOfJavaAndLibindex(Set<String> exportedPackages) {
    super("show only types of Java and of exported packages");
    this.exportedPackages = Set.copyOf(exportedPackages);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isVisible(type)) {
      return;
    }
    shownTypes(type)
        .flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .distinct()
        .filter(shown -> !isAllowed(shown))
        .map(shown -> type.getDescription() + " shows " + shown.getFullName())
        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
  }

  private static Stream<JavaType> shownTypes(JavaClass type) {
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<JavaType> fields =
        type.getFields().stream()
            .filter(ShowOnlyTypesOfJavaAndLibindex::isVisible)
            .map(JavaField::getType);
    Stream<JavaType> codeUnits =
        type.getCodeUnits().stream()
            .filter(ShowOnlyTypesOfJavaAndLibindex::isVisible)
            .flatMap(ShowOnlyTypesOfJavaAndLibindex::shownTypes);
    return Stream.of(parents, fields, codeUnits).flatMap(shown -> shown);
  }

  private static Stream<JavaType> shownTypes(JavaCodeUnit codeUnit) {
    return Stream.of(
            Stream.of(codeUnit.getReturnType()),
            codeUnit.getParameterTypes().stream(),
            codeUnit.getExceptionTypes().stream())
        .flatMap(shown -> shown);
  }

  private static boolean isVisible(HasModifiers element) {
    return element.getModifiers().contains(PUBLIC) || element.getModifiers().contains(PROTECTED);
  }

  private boolean isAllowed(JavaClass shown) {
    String shownPackage = shown.getPackageName();
    return shown.isPrimitive()
        || shownPackage.startsWith("java.")
        || shownPackage.startsWith("javax.")
        || exportedPackages.contains(shownPackage);
  }
}
