package dev.libindex.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.json.IndexReportJson;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.internal.golden.GoldenCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indexes a recorded image as it was recorded: with its layers over HTTP and with its mappings, if
 * any.
 */
final class GoldenRun {
  private GoldenRun() {}

  private static final List<Ecosystem> ALL = Ecosystems.rhel(RhelConfig.offline());

  static IndexReport inMemory(GoldenCase golden) throws InterruptedException {
    return inMemory(golden, ALL);
  }

  static IndexReport inMemory(GoldenCase golden, List<Ecosystem> ecosystems)
      throws InterruptedException {
    LockSource locks = new InMemoryLockSource(Clock.systemUTC());
    return index(golden, ecosystems, new InMemoryStore(), locks);
  }

  static IndexReport index(GoldenCase golden, Store store, LockSource locks)
      throws InterruptedException {
    return index(golden, ALL, store, locks);
  }

  private static IndexReport index(
      GoldenCase golden, List<Ecosystem> ecosystems, Store store, LockSource locks)
      throws InterruptedException {
    OnePassListener passes = new OnePassListener();
    try (BlobServer server = BlobServer.start();
        Libindex libindex =
            Libindex.builder()
                .store(store)
                .locks(locks)
                .ecosystems(ecosystems)
                .options(LibindexOptions.of(options -> options.offline(true)))
                .listener(passes)
                .build()) {
      importMappings(libindex, ecosystems, golden);
      return libindex.index(golden.serveOn(server));
    } catch (IndexFailedException e) {
      return e.report();
    } finally {
      passes.assertNone();
    }
  }

  private static void importMappings(
      Libindex libindex, List<Ecosystem> ecosystems, GoldenCase golden) {
    Map<String, Optional<Path>> files =
        Map.of(
            RhelConfig.REPOSITORY_TO_CPE, golden.repositoryToCpe(),
            RhelConfig.CONTAINER_NAME_REPOSITORIES, golden.containerNameRepos());
    for (Ecosystem ecosystem : ecosystems) {
      for (MappingDeclaration mapping : ecosystem.mappings()) {
        Optional.ofNullable(files.get(mapping.name()))
            .flatMap(file -> file)
            .ifPresent(file -> importMapping(libindex, mapping.name(), file));
      }
    }
  }

  /** Imports a mapping; a malformed file leaves it missing, like one that cannot be fetched. */
  private static void importMapping(Libindex libindex, String name, Path file) {
    try {
      libindex.importMapping(name, file, true);
    } catch (IOException | MappingRefusedException e) {
      System.out.println("mapping " + file.getFileName() + " refused: " + e.getMessage());
    }
  }

  static JsonNode json(IndexReport report) {
    return tree(new String(IndexReportJson.write(report), StandardCharsets.UTF_8));
  }

  static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
