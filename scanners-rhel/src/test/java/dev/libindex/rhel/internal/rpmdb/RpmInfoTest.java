package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmInfoTest {
  @ParameterizedTest
  @CsvSource({"0, 1.0-2", "7, 7:1.0-2", "-5, -5:1.0-2"})
  void epochOfZeroIsOmitted(int epoch, String evr) {
    assertEquals(evr, new RpmInfo("n", "1.0", "2", epoch, "", "", "", "", 0, "").evr());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "nodejs, ''",
    "nodejs:12, ''",
    "nodejs:12:803, nodejs:12",
    "nodejs:12:803:ctx:arch, nodejs:12",
    "::, ':'"
  })
  void moduleIsNameAndStream(String label, String module) {
    assertEquals(module, new RpmInfo("n", "", "", 0, "", "", label, "", 0, "").module());
  }

  @ParameterizedTest
  @CsvSource({
    "acl-2.2.53-1.el8.src.rpm, acl, 2.2.53-1.el8",
    "acl-2.2.53-1.el8.nosrc.rpm, acl, 2.2.53-1.el8",
    "acl-2.2.53-1.el8.x86_64.rpm, acl, 2.2.53-1.el8",
    "java-1.8.0-openjdk-1.8.0.1-2.src.rpm, java-1.8.0-openjdk, 1.8.0.1-2",
    "a-3:1-2.src.rpm, a, 3:1-2",
    "a-0:1-2.src.rpm, a, 1-2"
  })
  void sourceIsParsed(String fileName, String name, String evr) {
    assertEquals(Optional.of(new SourceRpm(name, evr)), SourceRpm.ofFileName(fileName));
  }

  @ParameterizedTest
  @CsvSource({"''", "(none)", "(none).src.rpm", ".src.rpm", "nodash.src.rpm", "1.0-2.src.rpm"})
  void sourceWithoutANameIsIgnored(String fileName) {
    assertEquals(Optional.empty(), SourceRpm.ofFileName(fileName));
  }

  @Test
  void onlySha256DigestsAreHints() {
    RpmInfo sha256 = new RpmInfo("n", "", "", 0, "", "", "", "0a", 8, "00ff");
    RpmInfo other = new RpmInfo("n", "", "", 0, "", "", "", "0a", 10, "00ff");

    assertEquals("hash=sha256%3A0a&key=00ff", sha256.repositoryHint().encode());
    assertEquals("key=00ff", other.repositoryHint().encode());
  }
}
