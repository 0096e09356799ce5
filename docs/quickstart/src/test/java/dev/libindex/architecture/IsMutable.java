package dev.libindex.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * Types whose instances are there to be changed. Not {@code List} or {@code Map}, the declared
 * types of unmodifiable constants, nor arrays, as which formats have their magic bytes.
 */
final class IsMutable extends DescribedPredicate<JavaClass> {
  IsMutable() {
    super("a type that is there to be changed");
  }

  @Override
  public boolean test(JavaClass type) {
    return type.getPackageName().startsWith("java.util.concurrent.atomic")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(ConcurrentMap.class)
        || type.isAssignableTo(StringBuilder.class)
        || isCollectionClass(type);
  }

  private static boolean isCollectionClass(JavaClass type) {
    return !type.isInterface()
        && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
  }
}
