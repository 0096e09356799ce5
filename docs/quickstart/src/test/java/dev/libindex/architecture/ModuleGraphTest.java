package dev.libindex.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests which modules each module requires. The compiler checks each module against its descriptor;
 * this test checks the descriptors against the design.
 */
class ModuleGraphTest {
  private static final Map<String, Set<String>> MAY_REQUIRE =
      Map.of(
          "dev.libindex.api", Set.of("org.jspecify"),
          "dev.libindex.core",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
                  "org.slf4j",
                  "com.fasterxml.jackson.core",
                  "com.fasterxml.jackson.databind",
                  "com.github.luben.zstd_jni",
                  "org.apache.commons.compress"),
          "dev.libindex.rhel",
              Set.of(
                  "dev.libindex.api",
                  "org.jspecify",
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
                  "org.slf4j",
                  "org.junit.jupiter.api",
                  "org.junit.jupiter.params",
                  "embedded.postgres",
                  "testcontainers",
                  "com.fasterxml.jackson.databind",
                  "com.github.luben.zstd_jni"));

  @Test
  void findsEveryModule() {
    Set<String> found =
        LibindexModules.descriptors().stream()
            .map(ModuleDescriptor::name)
            .collect(toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(MAY_REQUIRE.keySet()), found);
  }

  @ParameterizedTest
  @MethodSource("dev.libindex.architecture.LibindexModules#descriptors")
  void requiresOnlyAllowedModules(ModuleDescriptor module) {
    Set<String> required = required(module, requires -> true);
    required.removeAll(MAY_REQUIRE.getOrDefault(module.name(), Set.of()));

    assertEquals(Set.of(), required, module.name());
  }

  @ParameterizedTest
  @MethodSource("dev.libindex.architecture.LibindexModules#libraries")
  void requiresNoThirdPartyTransitively(ModuleDescriptor module) {
    Set<String> transitive =
        required(module, requires -> requires.modifiers().contains(Modifier.TRANSITIVE));
    transitive.removeAll(Set.of("dev.libindex.api", "org.jspecify"));

    assertEquals(Set.of(), transitive, module.name());
  }

  private static Set<String> required(ModuleDescriptor module, Predicate<Requires> how) {
    return module.requires().stream()
        .filter(how)
        .map(Requires::name)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
        .collect(toCollection(TreeSet::new));
  }
}
