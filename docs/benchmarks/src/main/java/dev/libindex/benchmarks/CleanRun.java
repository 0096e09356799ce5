package dev.libindex.benchmarks;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.json.IndexReportJson;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A run over the same images that begins with an empty database and both mappings installed. */
final class CleanRun {
  private CleanRun() {}

  /** Returns how many of the reports equal those of a clean run, byte for byte. */
  static long countEqual(PostgresServer postgres, OutageImages images, List<IndexReport> reports)
      throws IOException, InterruptedException {
    try (MeasuredDatabase database = new MeasuredDatabase(postgres);
        BlobServer registry = BlobServer.start();
        Libindex libindex =
            Libindex.builder()
                .store(database.store())
                .locks(database.store().lockSource())
                .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
                .options(LibindexOptions.of(options -> options.offline(true)))
                .build()) {
      install(libindex, RhelConfig.REPOSITORY_TO_CPE, MappingFile.REPOSITORY_TO_CPE);
      install(libindex, RhelConfig.CONTAINER_NAME_REPOSITORIES, MappingFile.CONTAINER_NAME_REPOS);
      long equal = 0;
      List<Manifest> manifests = images.serveOn(registry);
      for (int i = 0; i < reports.size(); i++) {
        byte[] clean = IndexReportJson.write(libindex.index(manifests.get(i)));
        equal += Arrays.equals(clean, IndexReportJson.write(reports.get(i))) ? 1 : 0;
      }
      return equal;
    }
  }

  private static void install(Libindex libindex, String name, MappingFile mapping)
      throws IOException {
    Path file = Files.createTempFile("mapping", ".json");
    try {
      Files.write(file, ShippedMapping.bytes(mapping));
      libindex.importMapping(name, file, false);
    } finally {
      Files.delete(file);
    }
  }
}
