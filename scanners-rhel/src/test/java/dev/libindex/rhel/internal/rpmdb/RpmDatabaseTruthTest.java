package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.Csv;
import dev.libindex.rhel.samples.CsvRow;
import dev.libindex.rhel.samples.RpmDatabaseSample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every database of the shared data with the table of its packages. */
class RpmDatabaseTruthTest {
  static List<RpmDatabaseSample> databases() {
    return RpmDatabaseSample.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void yieldsExactlyThePackagesOfItsTable(RpmDatabaseSample sample) throws IOException {
    RpmDatabaseContents contents = read(sample);

    assertEquals(List.of(), contents.errors());
    assertEquals(List.of(), contents.notices());
    List<String> expected =
        Csv.read(sample.packages()).stream()
            .filter(row -> !row.text("name").equals("gpg-pubkey"))
            .map(RpmDatabaseTruthTest::text)
            .sorted()
            .toList();
    assertTrue(!expected.isEmpty(), "no package in the table");
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n", contents.packages().stream().map(RpmDatabaseTruthTest::text).sorted().toList()));
  }

  @Test
  void coversEveryBackend() {
    for (RpmDatabaseKind kind : RpmDatabaseKind.values()) {
      long count = databases().stream().filter(sample -> sample.kind() == kind).count();
      assertTrue(count >= 5, () -> count + " databases of " + kind);
    }
  }

  private static RpmDatabaseContents read(RpmDatabaseSample sample) throws IOException {
    return RpmDatabaseReader.read(
        sample.kind(),
        sample.name(),
        FileContent.of(sample.bytes()),
        new LogFiles(sample.walBytes().map(FileContent::of), Optional.empty()));
  }

  private static String text(RpmInfo info) {
    return String.join(
        "|",
        info.name(),
        String.valueOf(info.epoch()),
        info.version(),
        info.release(),
        info.arch(),
        info.sourceRpm(),
        info.modularityLabel(),
        info.payloadDigest(),
        String.valueOf(info.payloadDigestAlgorithm()),
        info.signatureKeyId());
  }

  /** Writes a row of the table; an absent number becomes 0. */
  private static String text(CsvRow row) {
    return String.join(
        "|",
        row.text("name"),
        row.number("epoch"),
        row.text("version"),
        row.text("release"),
        row.text("arch"),
        row.text("sourcerpm"),
        row.text("modularitylabel"),
        row.text("payloaddigest"),
        row.number("payloaddigestalgo"),
        row.text("sigpgp_keyid"));
  }
}
