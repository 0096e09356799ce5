package dev.libindex.internal.stored;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.libindex.cpe.Cpe;
import dev.libindex.error.StoreException;
import dev.libindex.json.IndexReportJson;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.LimitHit;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.StoredReport;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A stored report")
class StoredReportReaderTest {
  private static final Digest MANIFEST = Digest.parse("sha256:" + "a".repeat(64));
  private static final Digest LAYER = Digest.parse("sha256:" + "b".repeat(64));
  private static final IndexReport REPORT = report();

  @Test
  @DisplayName("is read back as it was written, whether full or empty")
  void asWritten() {
    assertEquals(REPORT, read(IndexReportJson.body(REPORT)));
    IndexReport failed = IndexReport.failed(MANIFEST, "nothing");
    Bytes body = Bytes.copyOf(IndexReportJson.body(failed));
    assertEquals(failed, StoredReportReader.read(new StoredReport(MANIFEST, failed.state(), body)));
  }

  @Test
  @DisplayName("is refused if it is not in UTF-8, whatever encoding it looks like")
  void otherEncodings() {
    byte[] looksLikeUtf32 = {0, 0, 0, '{', 0x7f, 0, 0, 0};
    assertThrows(StoreException.class, () -> read(looksLikeUtf32));
    String body = new String(IndexReportJson.body(REPORT), UTF_8);
    assertThrows(StoreException.class, () -> read(body.getBytes(UTF_16)));
    assertThrows(StoreException.class, () -> read(body.getBytes(UTF_16LE)));
    assertThrows(StoreException.class, () -> read(("\uFEFF" + body).getBytes(UTF_8)));
    assertEquals(REPORT, read(body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  @DisplayName("is refused if its body has another state than its row")
  void stateOfTheRow(State state) {
    StoredReport stored =
        new StoredReport(MANIFEST, state, Bytes.copyOf(IndexReportJson.body(REPORT)));
    if (state == REPORT.state()) {
      assertEquals(REPORT, StoredReportReader.read(stored));
    } else {
      assertThrows(StoreException.class, () -> StoredReportReader.read(stored));
    }
  }

  static Stream<Arguments> kindsOfDamage() {
    return Stream.of(
        arguments("truncated", "\"notices\":[", "", "not JSON"),
        arguments("not an object", "{\"state\"", "[\"state\"", "expected an object"),
        arguments("unknown at the top", "\"err\":", "\"x\":1,\"err\":", "\"err\" but found \"x\""),
        arguments(
            "unknown in a package",
            "\"module\":",
            "\"modul\":",
            "\"cpe\" but found \"modul\" at /packages/1/modul"),
        arguments("missing", "\"version\":\"1:12-1\",", "", "expected \"version\""),
        arguments(
            "misplaced",
            "\"success\":false,\"err\":\"e\"",
            "\"err\":\"e\",\"success\":false",
            "\"success\""),
        arguments("twice", "\"success\":false", "\"success\":false,\"success\":false", "\"err\""),
        arguments(
            "in a different case", "\"environments\"", "\"Environments\"", "\"environments\""),
        arguments("number for a text", "\"name\":\"nodejs\"", "\"name\":1", "expected a text"),
        arguments("null for a text", "\"name\":\"nodejs\"", "\"name\":null", "expected a text"),
        arguments(
            "null for a map", "\"distributions\":{", "\"distributions\":null,\"x\":{", "an object"),
        arguments("text for a flag", "\"success\":false", "\"success\":\"no\"", "true or false"),
        arguments("fractional limit", "\"value\":7", "\"value\":7.5", "a whole number"),
        arguments("a limit out of range", "\"value\":7", "\"value\":77777777777777777777", "range"),
        arguments(
            "one package twice",
            "\"packages\":{\"1\":",
            "\"packages\":{\"2\":{\"id\":\"2\",\"name\":\"\",\"version\":\"\",\"normalized_version\":\"\",\"cpe\":\"\",\"detector\":null},\"2\":{\"id\":\"2\",\"name\":\"\",\"version\":\"\",\"normalized_version\":\"\",\"cpe\":\"\",\"detector\":null},\"1\":",
            "\"2\" occurs twice"),
        arguments(
            "unknown kind", "\"kind\":\"binary\"", "\"kind\":\"bin\"", "unknown package kind: bin"),
        arguments("unknown state", "IndexPartial", "IndexComplete", "unknown state"),
        arguments("cpe", "cpe:2.3:a", "cpe:2.3:x", "malformed value"),
        arguments("digest", LAYER.toString(), "sha256:b", "malformed value"),
        arguments("number for a code", "\"code\":\"c\"", "\"code\":1", "expected a text"),
        arguments(
            "unknown in a notice",
            "\"code\":\"c\"",
            "\"kode\":\"c\"",
            "the end of an object but found \"kode\""),
        arguments(
            "followed by more",
            "\"code\":\"c\"}]}",
            "\"code\":\"c\"}]}{}",
            "the end of the document"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kindsOfDamage")
  @DisplayName("that is damaged is refused with a cause that names the place")
  void damaged(String name, String from, String to, String message) {
    String body = Bytes.copyOf(IndexReportJson.body(REPORT)).toUtf8();
    int at = body.indexOf(from);
    assertTrue(at >= 0, body);
    String damaged = body.substring(0, at) + to + body.substring(at + from.length());
    Bytes bytes = Bytes.ofUtf8(name.equals("truncated") ? body.substring(0, at) : damaged);
    StoredReport stored = new StoredReport(MANIFEST, REPORT.state(), bytes);

    StoreException e = assertThrows(StoreException.class, () -> StoredReportReader.read(stored));
    assertTrue(String.valueOf(e.getMessage()).contains(MANIFEST.toString()), e.getMessage());
    assertTrue(String.valueOf(e.getCause()).contains(message), String.valueOf(e.getCause()));
  }

  @Test
  @DisplayName("that is damaged at random is either refused or can be read and written")
  void randomDamage() {
    byte[] body = IndexReportJson.body(REPORT);
    Random random = new Random(4);
    int read = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] damaged = body.clone();
      damaged[random.nextInt(damaged.length)] = body[random.nextInt(body.length)];
      try {
        byte[] written = IndexReportJson.body(read(damaged));
        assertArrayEquals(written, IndexReportJson.body(read(written)));
        read++;
      } catch (StoreException e) {
        assertTrue(e.getCause() != null);
      }
    }
    assertTrue(read > 400 && read < 3_600, read + " of 4,000 were read");
  }

  private static IndexReport read(byte[] body) {
    return StoredReportReader.read(new StoredReport(MANIFEST, REPORT.state(), Bytes.copyOf(body)));
  }

  private static IndexReport report() {
    Package full =
        Package.builder()
            .id("1")
            .name("nodejs")
            .version("1:12-1")
            .kind(PackageKind.BINARY)
            .source(Package.builder().id("2").name("nodejs").build())
            .normalizedVersion(NormalizedVersion.of("rhctag", 4, 6))
            .module("nodejs:12")
            .arch("x86_64")
            .cpe(Cpe.parse("cpe:/a:x:y:1"))
            .detector(new Detector("rpm", "10", "package"))
            .build();
    Contents contents =
        new Contents(
            Map.of("1", full, "3", Package.builder().id("3").build()),
            Map.of("4", Distribution.builder().id("4").did("rhel").build()),
            Map.of(
                "5", new Repository("5", "n", "k", "u", Cpe.parse("cpe:/a:x:y:1")),
                "", new Repository("", "", "", "", null)),
            Map.of(
                "1",
                List.of(
                    new Environment("sqlite:var/lib/rpm", LAYER, "4", List.of("5")),
                    new Environment("", LAYER, "", List.of()),
                    new Environment("", LAYER, "", null))));
    ScannerIdentity scanner = new ScannerIdentity("rpm", "10", ScannerKind.PACKAGE);
    CellOutcome outcome =
        new CellOutcome(
            LAYER,
            scanner,
            List.of(
                PartialError.missingMapping("repository-to-cpe"),
                PartialError.limit("p", new LimitHit("fileBytes", 7))),
            List.of(new Notice("p", "t"), new Notice("p", "u", "c")));
    return new IndexReport(MANIFEST, State.INDEX_PARTIAL, contents, false, "e", List.of(outcome));
  }
}
