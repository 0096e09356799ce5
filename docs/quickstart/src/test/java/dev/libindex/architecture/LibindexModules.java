package dev.libindex.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The Libindex modules on the class path, with all of their packages. */
public final class LibindexModules {
  private LibindexModules() {}

  static List<ModuleDescriptor> descriptors() {
    return references().stream().map(ModuleReference::descriptor).toList();
  }

  /** Returns the modules, each with the location of its classes. */
  public static List<ModuleReference> references() {
    List<ModuleReference> modules = new ArrayList<>();
    try {
      for (URL url : Collections.list(ClassLoader.getSystemResources("module-info.class"))) {
        String name = name(url);
        if (name.startsWith("dev.libindex.")) {
          modules.add(ModuleFinder.of(container(url)).find(name).orElseThrow());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return modules;
  }

  /**
   * Returns the modules an embedder runs with: all but the test data, whose contract kits use
   * JUnit.
   */
  static List<ModuleDescriptor> libraries() {
    return descriptors().stream()
        .filter(module -> !module.name().equals("dev.libindex.testdata"))
        .toList();
  }

  /** Returns all packages, internal ones included. */
  public static Set<String> packages() {
    return descriptors().stream()
        .flatMap(module -> module.packages().stream())
        .collect(toUnmodifiableSet());
  }

  /** Returns the packages that an embedder can use. */
  public static Set<String> exportedPackages() {
    return libraries().stream()
        .flatMap(LibindexModules::exportedPackages)
        .collect(toUnmodifiableSet());
  }

  /** Returns the packages that a module exports to every other module. */
  public static Stream<String> exportedPackages(ModuleDescriptor module) {
    return module.exports().stream().filter(export -> !export.isQualified()).map(Exports::source);
  }

  /** Returns whether a segment of the name is {@code internal}. */
  static boolean isInternal(String packageName) {
    return List.of(packageName.split("\\.")).contains("internal");
  }

  // javac does not write packages into a descriptor, so only its name is read here; the finder
  // looks for the packages in the folder or jar.
  private static String name(URL descriptor) throws IOException {
    try (InputStream in = descriptor.openStream()) {
      return ModuleDescriptor.read(in).name();
    }
  }

  private static Path container(URL descriptor) throws IOException {
    URLConnection connection = descriptor.openConnection();
    return connection instanceof JarURLConnection jar
        ? Path.of(URI.create(jar.getJarFileURL().toString()))
        : Path.of(URI.create(descriptor.toString())).resolveSibling("");
  }
}
