package dev.libindex.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * The predicate for types whose instances are meant to change. {@code List} and {@code Map} are not
 * among them, since unmodifiable constants are declared with these types; nor are arrays, which
 * hold the magic bytes of formats.
 */
final class IsMutable extends DescribedPredicate<JavaClass> {
  IsMutable() {
    super("a mutable type");
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
