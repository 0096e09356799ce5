package dev.libindex.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that a module exports exactly the packages without the segment {@code internal} in their
 * name. Embedders on the class path can reach every package; the segment tells them which ones not
 * to use.
 */
class InternalPackagesTest {
  @ParameterizedTest
  @MethodSource("dev.libindex.architecture.LibindexModules#descriptors")
  void exportsAllPackagesThatAreNotInternalAndNoOther(ModuleDescriptor module) {
    Set<String> forEmbedders = new TreeSet<>(module.packages());
    forEmbedders.removeIf(LibindexModules::isInternal);
    Set<String> exported =
        LibindexModules.exportedPackages(module).collect(toCollection(TreeSet::new));

    assertEquals(forEmbedders, exported, module.name());
  }
}
