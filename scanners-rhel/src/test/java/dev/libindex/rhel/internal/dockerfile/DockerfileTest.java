package dev.libindex.rhel.internal.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

  @Test
  void stageInheritsLabelsAndVariables() {
    DockerfileLabels labels =
        read(
            """
            ARG base=One
            FROM ubi9 AS one
            ENV x=1
            LABEL a=1 b=1
            FROM --platform=linux/s390x $base AS two
            LABEL b=2 c=$x
            """);

    assertEquals(Map.of("a", "1", "b", "2", "c", "1"), labels.labels());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          ${x#*/},           a/b/a.tar
          ${x##*/},          a.tar
          ${x%/*},           a/a/b
          ${x%%/*},          a
          ${x%.t?r},         a/a/b/a
          ${x%b},            a/a/b/a.tar
          ${x/a/X},          X/a/b/a.tar
          ${x//a/X},         X/X/b/X.tXr
          ${x/a*b/X},        X/a.tar
          ${x///X},          XaX/XaX/XbX/XaX.XtXaXrX
          ${x//\\//:},       a:a:b:a.tar
          ${x/#a/X},         a/a/b/a.tar
          ${unset#a},        ""
          ${unset-${x%%/*}}, a
          ${x+${unset:-d}},  d
          """)
  void variablesAreTrimmedAndReplaced(String word, String expected) {
    DockerfileLabels labels = read("ENV x=a/a/b/a.tar\nLABEL l=" + word + "\n");

    assertEquals(Optional.empty(), labels.error());
    assertEquals(expected, labels.labels().get("l"));
  }

  @Test
  void labelsBeforeAnErrorStay() {
    DockerfileLabels labels = read("LABEL a=b\nLABEL c=d e\nLABEL f=g\n");

    assertEquals(Map.of("a", "b", "c", "d"), labels.labels());
    assertEquals(
        Optional.of(new DockerfileProblem(2, "invalid assignment syntax: `e`")), labels.error());
  }

  @Test
  void b18LineThatStopsReadingIsReported() {
    DockerfileLabels labels = read("LABEL a=b\n\nUSER\nLABEL c=d\n");

    assertEquals(Map.of("a", "b"), labels.labels());
    assertEquals(Optional.empty(), labels.error());
    assertEquals(3, labels.tolerated().orElseThrow().line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "## two", "# continued? \\", "#\r"})
  void b19CommentEndsWithItsLine(String comment) {
    assertEquals(Map.of("a", "b"), read(comment + "\nLABEL a=b\n").labels());
    assertEquals(Map.of("a", "b", "c", "d"), read("LABEL a=b \\\n" + comment + "\nc=d\n").labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LABEL", "LABEL x", "ENV", "ENV ", "ENV x"})
  void b20InstructionWithoutAValueIsReportedAndEarlierLabelsStay(String instruction) {
    DockerfileLabels labels = read("LABEL a=b\n" + instruction + "\nLABEL c=d\n");

    assertEquals("b", labels.labels().get("a"));
    DockerfileProblem problem = labels.error().or(labels::tolerated).orElseThrow();
    assertEquals(2, problem.line());
  }

  @Test
  void b21EscapeIsTheCharacterThatTheDirectiveNames() {
    String text = "LABEL name=x` y architecture=\"a\\b\"\n";

    assertEquals(
        Map.of("name", "x y", "architecture", "a\\b"), read("# escape=`\n" + text).labels());
  }

  @Test
  void b21EscapeIsADirectiveOnlyAtTheTop() {
    String text = "# escape=`\nLABEL name=x\\ y\n";

    assertEquals(Map.of("a", "b", "name", "x y"), read("LABEL a=b\n" + text).labels());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 117, 118, 126, 127, 128, 255, 4096})
  void b22LongValuesAreKeptWhole(int length) {
    String start = "x".repeat(length);
    DockerfileLabels labels =
        read(
            "ENV v=value\nLABEL a=\"%1$s${undef:-default} tail\" b=\"%1$sé\" c=\"%1$s$v-\\q\"\n"
                .formatted(start));

    assertEquals(Optional.empty(), labels.error());
    assertEquals(
        Map.of("a", start + "default tail", "b", start + "é", "c", start + "value-\\q"),
        labels.labels());
  }

  @Test
  void unterminatedHeredocIsIgnored() {
    DockerfileLabels labels = read("RUN cat <<EOF\nLABEL a=b\n");

    assertEquals(Map.of("a", "b"), labels.labels());
    assertEquals(1, labels.tolerated().orElseThrow().line());
  }

  @Test
  void doublingVariablesAreAnError() {
    StringBuilder text = new StringBuilder("ENV x0=0123456789\n");
    for (int i = 1; i < 60; i++) {
      text.append("ENV x").append(i).append("=$x").append(i - 1).append("$x").append(i - 1);
      text.append('\n');
    }

    assertNotEquals(Optional.empty(), read(text.toString()).error());
  }

  @Test
  void deeplyNestedBracesAreAnError() {
    String text = "LABEL a=" + "${x:-".repeat(100_000) + "}".repeat(100_000) + "\n";

    assertNotEquals(Optional.empty(), read(text).error());
  }

  @Test
  void stagesThatCopyEachOtherAreAnError() {
    StringBuilder text = new StringBuilder("FROM x AS s0\n");
    text.append("LABEL ");
    for (int i = 0; i < 10_000; i++) {
      text.append("l").append(i).append("=v ");
    }
    for (int i = 1; i < 10_000; i++) {
      text.append("\nFROM s").append(i - 1).append(" AS s").append(i);
    }

    assertNotEquals(Optional.empty(), read(text.toString()).error());
  }

  @Test
  void manyUnterminatedHeredocsAreAnError() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("RUN <<E").append(i).append('\n');
    }

    assertNotEquals(Optional.empty(), read(text.toString()).error());
  }

  @Test
  void randomFilesNeverThrow() {
    long seed = 20_261_123;
    System.out.println("DockerfileTest.randomFilesNeverThrow: seed " + seed);
    String[] pieces = {
      "LABEL ",
      "ENV ",
      "ARG ",
      "FROM ",
      "RUN ",
      "a",
      "b",
      "=",
      "\"",
      "'",
      "\\",
      "$",
      "{",
      "}",
      ":-",
      "#",
      "%",
      "/",
      "*",
      "?",
      " ",
      "\n",
      "\r",
      "\t",
      "\0",
      "\ufeff",
      "é",
      "😀",
      "<<E",
      "E",
      "`",
      "# escape=`\n",
      "AS "
    };
    Random random = new Random(seed);
    int withLabels = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      withLabels += read(text.toString()).labels().isEmpty() ? 0 : 1;
    }
    assertTrue(withLabels > 100, "too few of the random files had labels: " + withLabels);
  }

  private static DockerfileLabels read(String text) {
    return Dockerfile.labels(text.getBytes(StandardCharsets.UTF_8));
  }
}
