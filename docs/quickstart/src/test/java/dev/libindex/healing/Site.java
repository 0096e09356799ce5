package dev.libindex.healing;

import dev.libindex.Libindex;
import dev.libindex.LibindexBuilder;
import dev.libindex.LibindexOptions;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.lock.LockSource;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.postgres.TableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What all processes of a test share: a database, and a server with the images. Two are Red Hat's
 * and share a base, one is not.
 */
final class Site implements AutoCloseable {
  static final List<ShippedImage> IMAGES =
      List.of(ShippedImage.APPLICATION, ShippedImage.LABELLED, ShippedImage.FOREIGN);

  /** How many layers they have, the shared one counted once. */
  static final int LAYERS = 6;

  private final DataSource database;
  private final BlobServer blobs = BlobServer.start();
  private final List<Manifest> manifests = new ArrayList<>();
  private final PostgresStore store;

  /** Over a migrated schema called libindex, empty. */
  Site(DataSource database) {
    this.database = database;
    this.store =
        PostgresStore.create(database, PostgresStoreOptions.defaults().withMigration(false));
    IMAGES.forEach(image -> manifests.add(image.image().serveOn(blobs)));
  }

  BlobServer blobs() {
    return blobs;
  }

  /** In the order of the images. */
  List<Manifest> manifests() {
    return List.copyOf(manifests);
  }

  Manifest manifest(ShippedImage image) {
    return manifests.get(IMAGES.indexOf(image));
  }

  /** The store as an onlooker uses it. */
  PostgresStore store() {
    return store;
  }

  /** A process that is cut off from Red Hat, with this version of the foreign scanner. */
  static LibindexBuilder offline(Store store, LockSource locks, String version) {
    List<Ecosystem> ecosystems = new ArrayList<>(Ecosystems.rhel(RhelConfig.offline()));
    ecosystems.add(new ForeignEcosystem(version));
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(ecosystems)
        .options(LibindexOptions.of(options -> options.offline(true)));
  }

  /** Gives a process the mappings, as an operator would by hand. */
  static void supply(Libindex libindex, Path folder) throws IOException {
    for (MappingFile file : MappingFile.values()) {
      Path copy = Files.write(folder.resolve(file.name()), ShippedMapping.bytes(file));
      libindex.importMapping(mapping(file), copy, false);
    }
  }

  /** Whether all mappings are there. */
  boolean isSupplied() {
    return Stream.of(MappingFile.values())
        .allMatch(file -> store.currentMapping(mapping(file)).isPresent());
  }

  private static String mapping(MappingFile file) {
    return file == MappingFile.REPOSITORY_TO_CPE
        ? RhelConfig.REPOSITORY_TO_CPE
        : RhelConfig.CONTAINER_NAME_REPOSITORIES;
  }

  /** The canonical export. */
  List<String> export() {
    return TableExport.of(database, "libindex");
  }

  /** The report of each image that has one, as it is stored. */
  Map<ShippedImage, StoredReport> reports() {
    Map<ShippedImage, StoredReport> reports = new TreeMap<>();
    for (ShippedImage image : IMAGES) {
      store.indexReport(manifest(image).hash()).ifPresent(report -> reports.put(image, report));
    }
    return reports;
  }

  /** How often each blob was asked for. */
  Map<Digest, Long> requests() {
    Map<Digest, Long> requests = new TreeMap<>();
    blobs
        .traffic()
        .forEach(
            (path, traffic) ->
                requests.put(
                    Digest.parse(path.substring(path.lastIndexOf('/') + 1)), traffic.requests()));
    return requests;
  }

  /** So many requests for every blob. */
  Map<Digest, Long> each(long requests) {
    Map<Digest, Long> all = new TreeMap<>();
    manifests.forEach(
        manifest -> manifest.layerDigests().forEach(layer -> all.put(layer, requests)));
    return all;
  }

  /** Lets the time pass that the leases of dead processes take to expire. */
  void expireLeases() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE libindex.lease SET expires_at = '-infinity'");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot expire leases", e);
    }
  }

  @Override
  public void close() {
    blobs.close();
  }
}
