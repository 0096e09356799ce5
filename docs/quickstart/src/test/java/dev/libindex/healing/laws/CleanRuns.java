package dev.libindex.healing.laws;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Manifest;
import dev.libindex.rhel.RhelConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The results of clean runs, in which nothing goes wrong: all images are indexed in an empty store,
 * with the mappings there from the start. Each run is made once, on demand. Thread-safe.
 */
final class CleanRuns implements AutoCloseable {
  private final Blobs blobs = new Blobs();
  private final MappingFiles files;
  private final Map<Key, Run> runs = new ConcurrentHashMap<>();

  CleanRuns(MappingFiles files) {
    this.files = files;
  }

  /** What the results of a clean run depend on. */
  record Key(
      Release release,
      boolean transientError,
      Optional<MappingTable> cpe,
      Optional<MappingTable> names) {

    static Key of(ObservedReport observed) {
      return new Key(
          observed.release(),
          observed.hasTransientError(),
          observed.bound(RhelConfig.REPOSITORY_TO_CPE),
          observed.bound(RhelConfig.CONTAINER_NAME_REPOSITORIES));
    }
  }

  private record Run(Map<Image, String> reports, List<String> export) {}

  /** Returns the body of an image's report. */
  String report(Image image, Key key) {
    return Objects.requireNonNull(run(key).reports.get(image));
  }

  /** Returns the export of the store. */
  List<String> export(Key key) {
    return run(key).export;
  }

  /** Returns the number of runs so far. */
  int size() {
    return runs.size();
  }

  private Run run(Key key) {
    return runs.computeIfAbsent(key, this::make);
  }

  private Run make(Key key) {
    InMemoryStore store = new InMemoryStore();
    AtomicBoolean transientErrors = new AtomicBoolean();
    transientErrors.set(key.transientError());
    try (Libindex libindex =
        Libindex.builder()
            .store(store)
            .locks(new InMemoryLockSource(Clock.systemUTC()))
            .ecosystems(key.release().ecosystems(RhelConfig.offline(), transientErrors))
            .options(LibindexOptions.of(options -> options.offline(true)))
            .executor(Runnable::run)
            .build()) {
      for (MappingTable table : Stream.concat(key.cpe().stream(), key.names().stream()).toList()) {
        libindex.importMapping(table.mapping(), files.of(table), true);
      }
      Map<Image, String> reports = new EnumMap<>(Image.class);
      for (Image image : Image.values()) {
        libindex.index(blobs.manifest(image));
        reports.put(image, store.indexReport(image.hash()).orElseThrow().body().toUtf8());
      }
      List<Manifest> manifests = Arrays.stream(Image.values()).map(blobs::manifest).toList();
      return new Run(reports, CanonicalExport.of(store, manifests, key.release().scanners()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    blobs.close();
  }
}
