package dev.libindex.rhel.samples;

import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package database and the table of its packages.
 *
 * @param name its path in the shared data, and any file beside it that is read with it
 * @param file the database, possibly compressed
 * @param wal the write-ahead log to read it with
 * @param packages the table, {@code packages.csv}
 */
public record RpmDatabaseSample(
    String name, RpmDatabaseKind kind, Path file, Optional<Path> wal, Path packages) {
  private static final List<String> FOLDERS =
      List.of("data/real-rpmdb", "data/rebuilt-rpmdb", "data/synthetic-rpmdb");

  /** The tables of rebuilt databases that have none beside them. */
  private static final Map<String, String> TABLES_ELSEWHERE =
      Map.of("rebuilt-rpmdb/ubi8-8.6", "real-rpmdb/ubi8-8.6.bdb/packages.csv");

  /**
   * Returns every database of the shared data that has a table; skips the test without the data.
   */
  public static List<RpmDatabaseSample> all() {
    List<RpmDatabaseSample> samples = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(SharedData.require(folder))) {
        files.sorted().forEach(file -> addTo(samples, file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + folder, e);
      }
    }
    return List.copyOf(samples);
  }

  private static void addTo(List<RpmDatabaseSample> samples, Path file) {
    String baseName = String.valueOf(file.getFileName()).replaceFirst("\\.xz$", "");
    for (RpmDatabaseKind kind : RpmDatabaseKind.values()) {
      if (!kind.baseName().equals(baseName)) {
        continue;
      }
      Path data = SharedData.require("data");
      String name = data.relativize(file).toString();
      Path wal = file.resolveSibling(baseName + "-wal");
      if (Files.exists(wal)) {
        Path without = file.resolveSibling("packages.without-wal.csv");
        samples.add(new RpmDatabaseSample(name, kind, file, Optional.empty(), without));
        Path with = file.resolveSibling("packages.with-wal.csv");
        samples.add(
            new RpmDatabaseSample(name + " with its -wal", kind, file, Optional.of(wal), with));
      } else {
        Path elsewhere =
            data.resolve(
                TABLES_ELSEWHERE.getOrDefault(
                    String.valueOf(data.relativize(file).getParent()), ""));
        Path beside = file.resolveSibling("packages.csv");
        samples.add(
            new RpmDatabaseSample(
                name, kind, file, Optional.empty(), Files.exists(beside) ? beside : elsewhere));
      }
    }
  }

  /** Returns the database's bytes. */
  public byte[] bytes() {
    return SampleFiles.read(file);
  }

  /** Returns the bytes of its write-ahead log, if it is to be read with one. */
  public Optional<byte[]> walBytes() {
    return wal.map(SampleFiles::read);
  }

  @Override
  public String toString() {
    return name;
  }
}
