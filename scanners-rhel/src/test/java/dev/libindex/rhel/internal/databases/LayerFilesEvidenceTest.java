package dev.libindex.rhel.internal.databases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.rhel.internal.databases.DatabaseFile.State;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.scan.Evidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The evidence of a layer")
final class LayerFilesEvidenceTest {
  private static final LayerFiles FILES =
      new LayerFiles(
          List.of(
              new DatabaseFile(
                  RpmDatabaseKind.SQLITE,
                  List.of("a/\"rpmdb.sqlite", "b"),
                  State.BELOW_LOGS,
                  "skeleton",
                  List.of("row 1: damaged")),
              new DatabaseFile(
                  RpmDatabaseKind.NDB, List.of("Packages.db"), State.WHOLE, "", List.of())),
          Map.of("var/lib/rpm", "../../usr/share/rpm"),
          Map.of("x/Packages", "y"),
          Map.of("a/rpmdb.sqlite-wal", new LogFile("pages", "")),
          List.of("opt/etc/os-release"),
          Map.of("etc/rpm/macros", new MacroFile("/opt", "ndb")));

  private static List<Evidence> evidence(String content) {
    return List.of(Evidence.forComposition(content, 1));
  }

  @Test
  @DisplayName("is read as it was written")
  void roundTrip() {
    assertEquals(FILES, LayerFilesEvidence.read(LayerFilesEvidence.of(FILES)));
    assertEquals(List.of(), LayerFilesEvidence.of(LayerFiles.NONE));
    assertEquals(LayerFiles.NONE, LayerFilesEvidence.read(List.of()));
  }

  @Test
  @DisplayName("is refused if it is cut, or anything else")
  void malformed() {
    String content = LayerFilesEvidence.of(FILES).get(0).content();
    for (int length = 0; length < content.length(); length++) {
      List<Evidence> cut = evidence(content.substring(0, length));
      assertThrows(IllegalArgumentException.class, () -> LayerFilesEvidence.read(cut));
    }
    for (String other : List.of("[]", "{}", "[[],{},{},{},[],{},1]", content + "1", "[[[]]]")) {
      assertThrows(
          IllegalArgumentException.class, () -> LayerFilesEvidence.read(evidence(other)), other);
    }
  }

  @Test
  @DisplayName("is not written if it is longer than a reader accepts")
  void tooLong() {
    LayerFiles files =
        new LayerFiles(
            List.of(), Map.of(), Map.of(), Map.of(), List.of("x".repeat(20_000_000)), Map.of());
    assertThrows(IllegalStateException.class, () -> LayerFilesEvidence.of(files));
  }
}
