package dev.libindex.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition that a class uses no internal package of another module. The compiler enforces it
 * between modules, but not on the class path, on which the quickstart is compiled, like most
 * embedders.
 */
final class KeepOutOfOtherModulesInternals extends ArchCondition<JavaClass> {
  private static final String NO_MODULE = "";

  private final Map<String, String> moduleByPackage = new HashMap<>();

  KeepOutOfOtherModulesInternals(List<ModuleDescriptor> modules) {
    super("not use internal packages of another module");
    for (ModuleDescriptor module : modules) {
      module.packages().forEach(name -> moduleByPackage.put(name, module.name()));
    }
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getDirectDependenciesFromSelf().stream()
        .filter(this::isIntrusion)
        .map(Dependency::getDescription)
        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
  }

  private boolean isIntrusion(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    String module = module(target);
    return LibindexModules.isInternal(target.getPackageName())
        && !module.equals(NO_MODULE)
        && !module.equals(module(dependency.getOriginClass()));
  }

  private String module(JavaClass type) {
    return moduleByPackage.getOrDefault(type.getPackageName(), NO_MODULE);
  }
}
