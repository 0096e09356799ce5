package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.layer.FileContent;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.LayerFiles;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the databases in the layers of golden images, both sound and damaged. */
class GoldenDatabaseTest {
  /** The combined contents of the databases of one layer. */
  private record Found(List<String> packages, List<String> errors, List<String> notices) {}

  static List<GoldenCase> soundCases() {
    return Stream.of("a", "g")
        .flatMap(family -> GoldenCases.family(family).stream())
        .filter(golden -> golden.goError().isEmpty() || golden.rightReport().isPresent())
        .filter(golden -> golden.layers().size() == 1)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("soundCases")
  void packagesAreThoseOfTheReport(GoldenCase golden) throws IOException {
    Found found = read(golden);

    assertEquals(List.of(), found.errors());
    assertEquals(String.join("\n", reported(golden)), String.join("\n", found.packages()));
  }

  /** Claircore drops these images as a whole; we keep the given number of undamaged packages. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "g-bdb-encrypted, 0, encrypted",
    "g-bdb-header-damaged, 3, header 2: not enough data",
    "g-bdb-other-hash, 0, header of 5 bytes",
    "g-bdb-page-size, 0, page size 1000",
    "g-bdb-page-type, 2, page 1 is of type 2",
    "g-bdb-truncated, 159, page 1423 of 770",
    "g-ndb-checksum, 3, wrong checksum",
    "g-ndb-magic-x, 0, wrong magic",
    "g-ndb-martian, 3, is of package 9",
    "g-ndb-slot, 3, slot at 48: wrong magic",
    "g-ndb-truncated, 165, past the end of the file",
    "g-sqlite-bad-header, 2, header 2: not enough data",
    "g-sqlite-null-blob, 1, column blob of row 2",
    "g-sqlite-page, 0, page 2 is no table page",
    "g-sqlite-truncated, 21, 126 of 252 pages are missing",
    "g-sqlite-type-error, 1, tag 1003 is of type 6"
  })
  void undamagedPackagesAreKept(String name, int kept, String cause) throws IOException {
    Found found = read(GoldenCases.named(name));

    assertEquals(kept, found.packages().size(), () -> found.errors().toString());
    assertFalse(
        found.errors().stream().filter(error -> error.contains(cause)).toList().isEmpty(),
        () -> found.errors().toString());
    assertEquals(List.of(), found.notices());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "g-good-and-bad, not a SQLite database",
    "g-sqlite-foreign, no table Packages in it",
    "g-sqlite-text, not a SQLite database"
  })
  void otherFileIsIgnoredWithANotice(String name, String reason) throws IOException {
    Found found = read(GoldenCases.named(name));

    assertEquals(
        List.of("var/lib/rpm/rpmdb.sqlite is no rpm database: " + reason), found.notices());
  }

  private static List<String> reported(GoldenCase golden) {
    JsonNode report = golden.rightReport().or(golden::normalReport).orElseThrow();
    return report
        .get("packages")
        .valueStream()
        .flatMap(
            found ->
                found
                    .get("environments")
                    .valueStream()
                    .map(environment -> environment.get("package_db").textValue())
                    .filter(database -> database.matches("(bdb|sqlite|ndb):.*"))
                    .map(database -> text(database, found)))
        .sorted()
        .distinct()
        .toList();
  }

  private static String text(String packageDb, JsonNode found) {
    JsonNode source = found.get("source");
    return String.join(
        " ",
        packageDb,
        found.get("name").textValue(),
        found.get("version").textValue(),
        found.get("arch").textValue(),
        found.get("module").textValue(),
        source.path("name").asText(),
        source.path("version").asText());
  }

  private static String text(Package found) {
    Optional<Package> source = Optional.ofNullable(found.source());
    return String.join(
        " ",
        found.packageDb(),
        found.name(),
        found.version(),
        found.arch(),
        found.module(),
        source.map(Package::name).orElse(""),
        source.map(Package::version).orElse(""));
  }

  private static Found read(GoldenCase golden) throws IOException {
    List<String> packages = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        LayerFiles.read(golden.layers().get(0).file()).entrySet()) {
      String path = file.getKey();
      byte[] bytes = file.getValue();
      Optional<RpmDatabaseKind> kind =
          RpmDatabaseKind.of(
              path.substring(path.lastIndexOf('/') + 1),
              Arrays.copyOf(bytes, Math.min(bytes.length, RpmDatabaseKind.PREFIX_LENGTH)));
      if (kind.isPresent()) {
        RpmDatabaseContents contents =
            RpmDatabaseReader.read(kind.get(), path, FileContent.of(bytes), LogFiles.NONE);
        // As in a report, packages without a name are left out.
        RpmPackages.of(contents.packages(), kind.get().label(path)).stream()
            .filter(found -> !found.name().isEmpty())
            .map(GoldenDatabaseTest::text)
            .forEach(packages::add);
        contents.errors().forEach(error -> errors.add(error.toString()));
        contents.notices().forEach(notice -> notices.add(notice.text()));
      }
    }
    return new Found(packages.stream().sorted().distinct().toList(), errors, notices);
  }
}
