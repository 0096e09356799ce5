package dev.libindex.internal.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.cpe.Cpe;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The content of a cell")
class StoredCellTest {
  private static final List<Evidence> EVIDENCE =
      List.of(new Evidence("repository-to-cpe", List.of("a", "b"), "{\"x\":\"y\"}", 2));
  private static final List<Notice> NOTICES =
      List.of(new Notice("p", "t"), new Notice("p", "u", "c"));

  @Test
  @DisplayName("is read back as it was written, including where each package was found")
  void packages() throws Exception {
    Package full =
        Package.builder()
            .id("1")
            .name("bash")
            .version("5.1-1")
            .kind(PackageKind.BINARY)
            .source(Package.builder().id("2").name("bash").build())
            .arch("x86_64")
            .cpe(Cpe.parse("cpe:/a:x:y:1"))
            .detector(new Detector("rpm", "10", "package"))
            .packageDb("sqlite:var/lib/rpm")
            .filepath("usr/bin/bash")
            .repositoryHint("hash=1")
            .build();
    assertRead(ScannerKind.PACKAGE, List.of(full, Package.builder().name("sed").build()));
  }

  @Test
  @DisplayName("is read back as it was written, whatever the kind of scanner")
  void otherKinds() throws Exception {
    assertRead(ScannerKind.DISTRIBUTION, List.of(Distribution.builder().did("rhel").build()));
    assertRead(ScannerKind.REPOSITORY, List.of(new Repository("", "n", "", "u", null)));
    assertRead(ScannerKind.FILE, List.of(new IndexedFile("a", FileKind.WHITEOUT)));
    assertRead(ScannerKind.FILE, List.of());
  }

  @Test
  @DisplayName("holds no U+0000, and a notice says so")
  void nulCharacters() throws Exception {
    ScanResult<?> result =
        new ScanResult<>(
            List.of(new IndexedFile("a\0b", FileKind.WHITEOUT)), List.of(), List.of(), NOTICES);
    byte[] content = StoredCellWriter.write(ScannerKind.FILE, result);
    assertEquals(
        new ScanResult<>(
            List.of(new IndexedFile("a\ufffdb", FileKind.WHITEOUT)),
            List.of(),
            List.of(),
            List.of(
                new Notice("p", "t"),
                new Notice("p", "u", "c"),
                new Notice("", "U+0000 in 1 texts became U+FFFD"))),
        StoredCellReader.read(ScannerKind.FILE, content));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\":1', '\"version\":2', unknown version",
    "'\"version\":1', '\"version\":\"1\"', a whole number",
    "'\"items\"', '\"Items\"', expected \"items\" but found \"Items\"",
    "'\"path\":\"a\",', '', expected \"path\" but found \"kind\" at /items/0/kind",
    "'\"format\":2', '\"format\":2147483648', overflow",
    "'\"format\":2', '\"format\":2,\"x\":1', the end of an object",
    "'\"keys\":[', '\"keys\":[null,', a text",
    "'\"notices\":[', '\"notices\":[0,', an object",
  })
  @DisplayName("that is damaged is refused with a message that names the place")
  void damaged(String from, String to, String message) {
    byte[] content =
        StoredCellWriter.write(
            ScannerKind.FILE,
            new ScanResult<>(
                List.of(new IndexedFile("a", FileKind.WHITEOUT)), EVIDENCE, List.of(), NOTICES));
    String text = new String(content, StandardCharsets.UTF_8);
    assertTrue(text.contains(from), text);
    byte[] damaged = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    JsonShapeException e =
        assertThrows(
            JsonShapeException.class, () -> StoredCellReader.read(ScannerKind.FILE, damaged));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  private static void assertRead(ScannerKind kind, List<?> items) throws JsonShapeException {
    ScanResult<?> result = new ScanResult<>(items, EVIDENCE, List.of(), NOTICES);
    assertEquals(result, StoredCellReader.read(kind, StoredCellWriter.write(kind, result)));
  }
}
