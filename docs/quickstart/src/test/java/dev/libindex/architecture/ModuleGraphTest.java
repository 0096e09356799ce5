package dev.libindex.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which module may require which. The compiler holds each module to its descriptor; this test holds
 * the descriptors to the design.
 */
class ModuleGraphTest {
  private static final Map<String, Set<String>> MAY_REQUIRE =
      Map.of(
          "dev.libindex.api", Set.of("org.jspecify", "org.slf4j"),
          "dev.libindex.core",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
                  "org.slf4j",
                  "com.fasterxml.jackson.core",
                  "com.fasterxml.jackson.databind",
                  "com.github.luben.zstd_jni"),
          "dev.libindex.rhel",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
                  "org.slf4j",
                  "com.fasterxml.jackson.core",
                  "com.fasterxml.jackson.databind"),
          "dev.libindex.postgres",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
                  "org.slf4j",
                  "com.zaxxer.hikari",
                  "flyway.core",
                  "org.postgresql.jdbc"),
          "dev.libindex.testdata",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
                  "org.junit.jupiter.api",
                  "org.junit.jupiter.params",
                  "org.apache.commons.compress",
                  "com.github.luben.zstd_jni"));

  /** What a module passes on to those who require it, so that it may show in public signatures. */
  private static final Set<String> MAY_PASS_ON = Set.of("dev.libindex.api", "org.jspecify");

  @Test
  void everyModuleIsSeen() {
    Set<String> seen =
        LibindexModules.descriptors().stream()
            .map(ModuleDescriptor::name)
            .collect(toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(MAY_REQUIRE.keySet()), seen);
  }

  @ParameterizedTest
  @MethodSource("dev.libindex.architecture.LibindexModules#descriptors")
  void requiresOnlyWhatTheDesignAllows(ModuleDescriptor module) {
    Set<String> allowed = MAY_REQUIRE.getOrDefault(module.name(), Set.of());

    assertEquals(Set.of(), required(module, name -> !allowed.contains(name), requires -> true));
  }

  @ParameterizedTest
  @MethodSource("dev.libindex.architecture.LibindexModules#descriptors")
  void passesOnNoThirdParty(ModuleDescriptor module) {
    boolean contractKits = module.name().equals("dev.libindex.testdata");

    assertEquals(
        Set.of(),
        required(
            module,
            name -> !MAY_PASS_ON.contains(name) && !(contractKits && name.startsWith("org.junit.")),
            requires -> requires.modifiers().contains(Requires.Modifier.TRANSITIVE)));
  }

  private static Set<String> required(
      ModuleDescriptor module, Predicate<String> named, Predicate<Requires> how) {
    return module.requires().stream()
        .filter(how)
        .map(Requires::name)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
        .filter(named)
        .collect(toCollection(TreeSet::new));
  }
}
