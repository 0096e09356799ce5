package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmDatabaseKindTest {
  @ParameterizedTest
  @CsvSource({
    "Packages, 00000000 00000000 00000000 61150600, BERKELEY",
    "Packages, 00000000 00000000 00000000 00061561, BERKELEY",
    "Packages, 00000000 00000000 00000000 62310500, ''",
    "Packages, 00000000 00000000 00000000 611506, ''",
    "Packages, '', ''",
    "Packages, 52706d50, ''",
    "packages, 00000000 00000000 00000000 61150600, ''",
    "Packages.db, 52706d50, NDB",
    "Packages.db, 52706d58, NDB",
    "Packages.db, 52706d51, ''",
    "Packages.db, 52706d, ''",
    "Packages.db, 00000000 00000000 00000000 61150600, ''",
    "rpmdb.sqlite, '', SQLITE",
    "rpmdb.sqlite, 41, SQLITE",
    "rpmdb.sqlite.bak, 53514c697465, ''",
    "rpmdb.sqlite-wal, 377f0682, ''"
  })
  void isRecognisedByNameAndFirstBytes(String baseName, String prefix, String kind) {
    assertEquals(
        Optional.of(kind).filter(name -> !name.isEmpty()).map(RpmDatabaseKind::valueOf),
        RpmDatabaseKind.of(baseName, HexFormat.of().parseHex(prefix.replace(" ", ""))));
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE, var/lib/rpm/rpmdb.sqlite, sqlite:var/lib/rpm",
    "NDB, usr/lib/sysimage/rpm/Packages.db, ndb:usr/lib/sysimage/rpm",
    "BERKELEY, Packages, bdb:."
  })
  void labelNamesTheDirectory(RpmDatabaseKind kind, String path, String label) {
    assertEquals(label, kind.label(path));
  }
}
