package dev.libindex.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.error.IndexFailedException;
import dev.libindex.json.IndexReportJson;
import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexReport;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.golden.GoldenCase;
import dev.libindex.testdata.http.BlobServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Indexes a recorded image the way it was recorded: its layers over HTTP, its mappings or none. */
final class GoldenRun {
  private GoldenRun() {}

  static IndexReport inMemory(GoldenCase golden) throws InterruptedException {
    return index(golden, new InMemoryStore(), new InMemoryLockSource(Clock.systemUTC()));
  }

  static IndexReport index(GoldenCase golden, Store store, LockSource locks)
      throws InterruptedException {
    try (BlobServer server = BlobServer.start();
        Libindex libindex =
            Libindex.builder()
                .store(store)
                .locks(locks)
                .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
                .options(LibindexOptions.of(options -> options.offline(true)))
                .build()) {
      supply(libindex, "repository-to-cpe", golden.repositoryToCpe());
      supply(libindex, "container-name-repos-map", golden.containerNameRepos());
      return libindex.index(golden.serveOn(server));
    } catch (IndexFailedException e) {
      return e.report();
    }
  }

  /** A mapping file that is no good leaves the mapping missing, as one that cannot be had. */
  private static void supply(Libindex libindex, String name, Optional<Path> file) {
    file.ifPresent(
        path -> {
          try {
            libindex.importMapping(name, path, true);
          } catch (IOException e) {
            System.out.println("mapping " + path.getFileName() + " refused: " + e.getMessage());
          }
        });
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
