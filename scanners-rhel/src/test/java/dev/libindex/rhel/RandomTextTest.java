package dev.libindex.rhel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.rhel.internal.buildinfo.BuildInfoException;
import dev.libindex.rhel.internal.buildinfo.ContentManifest;
import dev.libindex.rhel.internal.buildinfo.LabelsJson;
import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.gojson.QuotedLiteral;
import dev.libindex.rhel.internal.gojson.Timestamps;
import dev.libindex.rhel.internal.osrelease.OsRelease;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import dev.libindex.rhel.internal.osrelease.RhelRelease;
import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parses random texts made of a language's tokens; each must be read, or refused with the
 * language's exception.
 */
class RandomTextTest {

  private static final long SEED = 20_261_124;
  private static final int TEXTS = 20_000;
  private static final int MIN_READ = 20;

  /** Parses a text. */
  @FunctionalInterface
  interface Reader {

    /** Throws the language's exception to refuse the text. */
    void read(String text) throws Exception;
  }

  static Stream<Arguments> languages() {
    List<String> cpe =
        List.of(
            "cpe:/", "cpe:2.3:", ":", ":*:*:*:*:*", "a", "o", "\\", "*", "?", "-", "~", "%21", "é");
    List<String> json =
        List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "1",
            "{\"name\":\"",
            "\"}",
            "\\u",
            "{\"content_sets\":[",
            "]}",
            "{\"org.opencontainers.image.created\":\"2025-01-01T",
            "00:00:00Z",
            "d800",
            " ",
            "{\"x\":",
            "ſ");
    List<String> version = List.of("a", "1", "0", "-", ":", ".", "~", "^", ".src", "é", "v");
    return Stream.of(
        arguments("cpe", cpe, (Reader) RandomTextTest::cpe, CpeSyntaxException.class),
        arguments(
            "rpm version", version, (Reader) RandomTextTest::rpm, RpmVersionSyntaxException.class),
        arguments("tag", version, (Reader) RhcTag::parse, AssertionError.class),
        arguments(
            "query",
            List.of("a", "=", "&", ";", "%", "2", "F", "+", "é", "%C3", "😀"),
            (Reader) RandomTextTest::query,
            AssertionError.class),
        arguments(
            "literal",
            List.of("\"", "'", "`", "\\", "x", "u", "U", "0", "1", "f", "\n", "é", "😀", "\""),
            (Reader) QuotedLiteral::unquote,
            AssertionError.class),
        arguments(
            "time",
            List.of(
                "2025-", "02-", "29", "T", "23", ":", "59", ":59", "Z", "+24:00", ".5", ",", "9"),
            (Reader) Timestamps::parse,
            AssertionError.class),
        arguments(
            "os-release",
            List.of(
                "ID", "=", "\"", "'", "\\", "\n", "#", " ", "x", "Red Hat Enterprise Linux ", "9"),
            (Reader) RandomTextTest::osRelease,
            OsReleaseSyntaxException.class),
        arguments("labels", json, (Reader) RandomTextTest::labels, BuildInfoException.class),
        arguments("manifest", json, (Reader) RandomTextTest::manifest, BuildInfoException.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void isReadOrRefused(
      String language, List<String> pieces, Reader reader, Class<? extends Throwable> refusal)
      throws Exception {
    System.out.println("RandomTextTest: " + language + ", seed " + SEED);
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(16); j >= 0; j--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        reader.read(text.toString());
        read++;
      } catch (Exception e) {
        if (!refusal.isInstance(e)) {
          throw new AssertionError(language + " " + text, e);
        }
      }
    }
    assertTrue(read >= MIN_READ, "only " + read + " were read");
  }

  private static void cpe(String text) {
    Cpe cpe = Cpe.parse(text);
    assertTrue(cpe.equals(Cpe.parse(cpe.toString())), text);
    assertTrue(cpe.compareWith(cpe).isEqual() || cpe.toString().matches(".*[*?].*"), text);
  }

  private static void rpm(String text) {
    RpmVersion version = RpmVersion.parse(text);
    assertTrue(version.compareTo(RpmVersion.parse(text)) == 0, text);
  }

  private static void query(String text) {
    QueryValues values = QueryValues.parse(text).values();
    assertTrue(values.equals(QueryValues.parse(values.encode()).values()), text);
  }

  private static void osRelease(String text) throws OsReleaseSyntaxException {
    RhelRelease.parse(bytes(text));
    OsRelease.parse(bytes(text));
  }

  private static void labels(String text) throws BuildInfoException {
    LabelsJson.parse(bytes(text));
  }

  private static void manifest(String text) throws BuildInfoException {
    ContentManifest.parse(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
