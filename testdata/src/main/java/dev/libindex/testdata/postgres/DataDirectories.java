package dev.libindex.testdata.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directories of embedded servers, named after the JVM that started them, so that those of
 * a killed JVM can be distinguished from those in use.
 */
final class DataDirectories {
  private static final String PREFIX = "libindex-postgres-";

  private final Path parent;

  DataDirectories(Path parent) {
    this.parent = parent;
  }

  /** Creates a new directory that belongs to this JVM. */
  Path create() throws IOException {
    return Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
  }

  /** Ends servers whose JVM no longer runs, and deletes their data. */
  void sweep() throws IOException {
    List<Path> orphans;
    try (Stream<Path> children = Files.list(parent)) {
      orphans = children.filter(DataDirectories::isOrphan).toList();
    }
    orphans.forEach(DataDirectories::sweep);
  }

  private static void sweep(Path orphan) {
    try {
      postmaster(orphan).ifPresent(ProcessHandle::destroyForcibly);
      delete(orphan);
    } catch (IOException | UncheckedIOException e) {
      // Another JVM sweeps it too, or its server is still stopping; the next sweep deletes the
      // rest.
    }
  }

  private static boolean isOrphan(Path directory) {
    String name = directory.getFileName().toString();
    if (!name.startsWith(PREFIX)) {
      return false;
    }
    String owner = name.substring(PREFIX.length()).replaceFirst("-.*", "");
    return owner.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
  }

  /** Finds the server process of a directory; its id is the first line of a file there. */
  private static Optional<ProcessHandle> postmaster(Path directory) throws IOException {
    Path file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // Another process may have the id by now; only the server's command line names the directory.
    return Files.readAllLines(file).stream()
        .limit(1)
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())).stream())
        .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
        .findFirst();
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(directory)) {
      files = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
