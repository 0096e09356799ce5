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
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.postgres.TableExport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What all processes of a test share: a database, and a server with three images. Two are Red Hat's
 * and share a base; one is not.
 */
final class TestEnvironment implements AutoCloseable {
  static final List<ShippedImage> IMAGES =
      List.of(ShippedImage.APPLICATION, ShippedImage.LABELLED, ShippedImage.FOREIGN);

  /** The number of their distinct layers. */
  static final int LAYERS = 6;

  private final DataSource database;
  private final BlobServer blobs = BlobServer.start();
  private final List<Manifest> manifests = new ArrayList<>();
  private final PostgresStore store;

  /**
   * Creates an environment on a database with an empty, migrated schema called libindex.
   *
   * @param delivery how the server sends a blob
   */
  TestEnvironment(DataSource database, Delivery delivery) {
    this.database = database;
    this.store =
        PostgresStore.create(database, PostgresStoreOptions.defaults().withMigration(false));
    for (ShippedImage image : IMAGES) {
      image.image().layers().forEach(layer -> serve(layer, delivery));
      manifests.add(manifest(image, uri()));
    }
  }

  private void serve(TestLayer layer, Delivery delivery) {
    BlobAnswer answer =
        BlobAnswer.of(layer.content()).contentType(layer.mediaType()).delivered(delivery);
    blobs.serve(TestImage.path(layer), answer);
  }

  /** Returns the address of the server, for other processes. */
  URI uri() {
    return blobs.uri("/");
  }

  /** Returns the manifest of an image whose layers are at a server. */
  static Manifest manifest(ShippedImage image, URI server) {
    return image.image().manifest(layer -> server.resolve(TestImage.path(layer)).toString());
  }

  /** Returns the manifests in the order of the images. */
  List<Manifest> manifests() {
    return List.copyOf(manifests);
  }

  Manifest manifest(ShippedImage image) {
    return manifests.get(IMAGES.indexOf(image));
  }

  /** Returns the store, for reading. */
  PostgresStore store() {
    return store;
  }

  /**
   * Returns a builder of a Libindex without access to Red Hat, with this version of the foreign
   * scanner.
   */
  static LibindexBuilder offline(Store store, LockSource locks, String version) {
    List<Ecosystem> ecosystems = new ArrayList<>(Ecosystems.rhel(RhelConfig.offline()));
    ecosystems.add(new ForeignEcosystem(version));
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(ecosystems)
        .options(LibindexOptions.of(options -> options.offline(true)));
  }

  /** Imports the mappings, as a person would by hand. */
  static void importMappings(Libindex libindex, Path folder) throws IOException {
    for (MappingFile file : MappingFile.values()) {
      Path copy = Files.write(folder.resolve(file.name()), ShippedMapping.bytes(file));
      libindex.importMapping(mapping(file), copy, false);
    }
  }

  /** Returns the number of installed mappings. */
  long mappings() {
    return Stream.of(MappingFile.values())
        .filter(file -> store.currentMapping(mapping(file)).isPresent())
        .count();
  }

  private static String mapping(MappingFile file) {
    return file == MappingFile.REPOSITORY_TO_CPE
        ? RhelConfig.REPOSITORY_TO_CPE
        : RhelConfig.CONTAINER_NAME_REPOSITORIES;
  }

  /** Returns the export of all tables. */
  List<String> export() {
    return TableExport.of(database, "libindex");
  }

  /** Returns the stored report of each image that has one. */
  Map<ShippedImage, StoredReport> reports() {
    Map<ShippedImage, StoredReport> reports = new TreeMap<>();
    for (ShippedImage image : IMAGES) {
      store.indexReport(manifest(image).hash()).ifPresent(report -> reports.put(image, report));
    }
    return reports;
  }

  /** Returns the number of requests for each blob. */
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

  /** Returns the given number of requests for every blob. */
  Map<Digest, Long> requestsForEach(long requests) {
    Map<Digest, Long> all = new TreeMap<>();
    manifests.forEach(
        manifest -> manifest.layerDigests().forEach(layer -> all.put(layer, requests)));
    return all;
  }

  /**
   * Returns the layers that the foreign scanner of this version, and with it every other scanner,
   * has read.
   */
  Set<Digest> scanned(String version) {
    String sql =
        "SELECT l.hash FROM libindex.layer l"
            + " JOIN libindex.scanned_layer c ON c.layer_id = l.id"
            + " JOIN libindex.scanner s ON s.id = c.scanner_id"
            + " WHERE s.name = 'foreign' AND s.version = '"
            + version
            + "'";
    Set<Digest> layers = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        layers.add(Digest.parse(rows.getString(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the ledger", e);
    }
    return layers;
  }

  /** Lets the leases of killed processes expire. */
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
