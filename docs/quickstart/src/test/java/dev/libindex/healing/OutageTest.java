package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.error.StoreException;
import dev.libindex.lock.LockSource;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.postgres.TableExport;
import dev.libindex.testdata.postgres.TestPostgres;
import dev.libindex.testdata.store.CanonicalExport;
import dev.libindex.testdata.store.FaultyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acceptance scenario: two Red Hat images that share a base and one image without Red Hat
 * content, asked for again and again while the mappings are missing, then healed. In PostgreSQL,
 * with every blob counted, and with the store failing before and after each of its writes in turn.
 */
@DisplayName("During an outage of the mappings")
class OutageTest {
  private static final int ASKED = 50;
  private static final List<ShippedImage> IMAGES =
      List.of(ShippedImage.APPLICATION, ShippedImage.LABELLED, ShippedImage.FOREIGN);

  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  private static int schemas;

  @TempDir Path folder;

  @Test
  @DisplayName(
      "each blob is fetched once, nothing is finished that is not, and all heals without a byte")
  void healsWithoutAByte() throws Exception {
    try (BlobServer server = BlobServer.start();
        PostgresStore store = store();
        Libindex libindex = libindex(store, store.lockSource())) {
      List<Manifest> manifests = serve(server);
      for (int i = 0; i < ASKED; i++) {
        assertEquals(State.INDEX_PARTIAL, libindex.index(manifests.get(0)).state());
        assertEquals(State.INDEX_PARTIAL, libindex.index(manifests.get(1)).state());
        assertEquals(State.INDEX_FINISHED, libindex.index(manifests.get(2)).state());
      }
      assertEachOnce(server);
      supply(libindex);
      libindex.heal();
      List<String> healed = stored(store, manifests);
      assertEachOnce(server);
      assertEquals(clean(), healed);
    }
  }

  @Test
  @DisplayName("a store that fails at any of its writes leaves nothing wrong behind")
  void survivesEveryFailure() throws Exception {
    List<String> clean = clean();
    int points = 0;
    for (FaultyStore.Moment moment : FaultyStore.Moment.values()) {
      boolean more = true;
      for (int write = 1; more; write++) {
        more = survives(write, moment, clean);
        points += more ? 1 : 0;
      }
    }
    System.out.println("the store failed at " + points + " writes, one at a time");
    assertTrue(points > 20);
  }

  /** Returns whether there was a write of that number to fail at. */
  private boolean survives(int write, FaultyStore.Moment moment, List<String> clean)
      throws Exception {
    try (BlobServer server = BlobServer.start();
        PostgresStore real = store()) {
      FaultyStore faulty = new FaultyStore(real);
      List<Manifest> manifests = serve(server);
      try (Libindex libindex = libindex(faulty, real.lockSource())) {
        faulty.failAtWrite(write, moment);
        story(libindex, manifests);
      }
      // The process was killed; another one goes on.
      try (Libindex libindex = libindex(real, real.lockSource())) {
        for (Manifest manifest : manifests) {
          IndexReport report = libindex.index(manifest);
          assertTrue(report.success() == report.partialErrors().isEmpty());
        }
        supply(libindex);
        libindex.heal();
        for (Manifest manifest : manifests) {
          libindex.index(manifest);
        }
        assertEquals(clean, stored(real, manifests), "write " + write + " " + moment);
      }
      return !faulty.hasFaultsLeft();
    }
  }

  private void story(Libindex libindex, List<Manifest> manifests) throws Exception {
    try {
      for (Manifest manifest : manifests) {
        libindex.index(manifest);
      }
      supply(libindex);
      libindex.heal();
    } catch (StoreException e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 0);
    }
  }

  /** What a run with the mappings in place gives. */
  private List<String> clean() throws Exception {
    try (BlobServer server = BlobServer.start();
        PostgresStore store = store();
        Libindex libindex = libindex(store, store.lockSource())) {
      supply(libindex);
      List<Manifest> manifests = serve(server);
      for (Manifest manifest : manifests) {
        assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
      }
      return stored(store, manifests);
    }
  }

  private static PostgresStore store() {
    return PostgresStore.create(
        POSTGRES.database().dataSource(),
        PostgresStoreOptions.defaults().withSchema("outage_" + schemas++));
  }

  private static Libindex libindex(Store store, LockSource locks) {
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .options(LibindexOptions.of(options -> options.offline(true)))
        .build();
  }

  private static List<Manifest> serve(BlobServer server) {
    List<Manifest> manifests = new ArrayList<>();
    IMAGES.forEach(image -> manifests.add(image.image().serveOn(server)));
    return manifests;
  }

  private void supply(Libindex libindex) throws IOException {
    for (MappingFile file : MappingFile.values()) {
      Path copy = Files.write(folder.resolve(file.name()), ShippedMapping.bytes(file));
      String name =
          file == MappingFile.REPOSITORY_TO_CPE
              ? RhelConfig.REPOSITORY_TO_CPE
              : RhelConfig.CONTAINER_NAME_REPOSITORIES;
      libindex.importMapping(name, copy, false);
    }
  }

  /** The canonical export of the last schema, and what a store says of it. */
  private static List<String> stored(Store store, List<Manifest> manifests) {
    List<String> lines =
        TableExport.of(POSTGRES.database().dataSource(), "outage_" + (schemas - 1));
    return Stream.concat(
            lines.stream(),
            CanonicalExport.of(store, manifests, new ScannerSet(List.of())).stream())
        .toList();
  }

  private static void assertEachOnce(BlobServer server) {
    for (Map.Entry<String, Traffic> blob : server.traffic().entrySet()) {
      assertEquals(1, blob.getValue().requests(), blob.getKey());
    }
  }
}
