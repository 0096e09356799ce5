package dev.libindex.rhel.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.Package;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.rhel.samples.Csv;
import dev.libindex.rhel.samples.CsvRow;
import dev.libindex.rhel.samples.RpmDatabaseSample;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.RequiresSharedData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts each database of the shared data into a layer, and scans it. */
@DisplayName("A database in a layer")
@RequiresSharedData
class DatabasesInLayersTest {
  private static final String DIRECTORY = "var/lib/rpm/";

  static List<RpmDatabaseSample> databases() {
    return RpmDatabaseSample.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void yieldsExactlyThePackagesOfItsTable(RpmDatabaseSample sample) throws Exception {
    RpmPackageScanner scanner = new RpmPackageScanner();
    ScanResult<Package> result =
        scanner
            .compose(
                List.of(scanner.scan(layer(sample).view())),
                LayerOverlay.ofFiles(List.of(List.of())))
            .get(0);
    assertEquals(List.of(), result.partialErrors());
    List<String> expected =
        Csv.read(sample.packages()).stream()
            .filter(row -> !row.text("name").equals("gpg-pubkey"))
            .map(DatabasesInLayersTest::text)
            .sorted()
            .toList();
    assertTrue(!expected.isEmpty(), "no package in the table");
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n", result.items().stream().map(DatabasesInLayersTest::text).sorted().toList()));
    String database = sample.kind().label(DIRECTORY + sample.kind().baseName());
    assertTrue(result.items().stream().allMatch(found -> found.packageDb().equals(database)));
  }

  private static TarLayer layer(RpmDatabaseSample sample) throws IOException {
    LayerBuilder builder = LayerBuilder.create();
    String path = DIRECTORY + sample.kind().baseName();
    builder.file(path, sample.bytes());
    sample.walBytes().ifPresent(wal -> builder.file(path + "-wal", wal));
    TestLayer layer = builder.build();
    try (InputStream tar = layer.content().open()) {
      return TarLayer.read(tar.readAllBytes(), layer.digest());
    }
  }

  private static String text(Package found) {
    return found.name() + " " + found.version() + " " + found.arch();
  }

  private static String text(CsvRow row) {
    String epoch = row.number("epoch");
    return "%s %s%s-%s %s"
        .formatted(
            row.text("name"),
            epoch.equals("0") ? "" : epoch + ":",
            row.text("version"),
            row.text("release"),
            row.text("arch"));
  }
}
