package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.testdata.image.ShippedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The results of indexing the images when the mappings are there from the start.
 *
 * @param export the export of all tables
 * @param bodies the bodies of the images' reports
 */
record CleanRun(List<String> export, Map<ShippedImage, Bytes> bodies) {

  /** Indexes all images in an empty environment, with this version of the foreign scanner. */
  static CleanRun on(TestEnvironment environment, String version, Path folder) throws Exception {
    try (Libindex libindex =
        TestEnvironment.offline(environment.store(), environment.store().lockSource(), version)
            .build()) {
      TestEnvironment.importMappings(libindex, folder);
      for (Manifest manifest : environment.manifests()) {
        assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
      }
    }
    Map<ShippedImage, Bytes> bodies = new TreeMap<>();
    environment.reports().forEach((image, report) -> bodies.put(image, report.body()));
    return new CleanRun(environment.export(), bodies);
  }
}
