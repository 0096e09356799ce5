package dev.libindex.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The module descriptors of Libindex that are on the class path. */
final class LibindexModules {
  private LibindexModules() {}

  static List<ModuleDescriptor> descriptors() {
    List<ModuleDescriptor> descriptors = new ArrayList<>();
    try {
      for (URL url : Collections.list(ClassLoader.getSystemResources("module-info.class"))) {
        try (InputStream in = url.openStream()) {
          descriptors.add(ModuleDescriptor.read(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    descriptors.removeIf(descriptor -> !descriptor.name().startsWith("dev.libindex."));
    return descriptors;
  }

  /** What an embedder runs with: all but the test data, whose contract kits are made of JUnit. */
  static List<ModuleDescriptor> libraries() {
    List<ModuleDescriptor> libraries = descriptors();
    libraries.removeIf(descriptor -> descriptor.name().equals("dev.libindex.testdata"));
    return libraries;
  }

  /** The packages that an embedder can use. */
  static Set<String> exportedPackages() {
    return libraries().stream()
        .flatMap(descriptor -> descriptor.exports().stream())
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(toUnmodifiableSet());
  }
}
