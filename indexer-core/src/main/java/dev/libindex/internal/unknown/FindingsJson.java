package dev.libindex.internal.unknown;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Findings as the text of evidence. Equal findings give equal texts. */
final class FindingsJson {
  /** The version of the text. */
  static final int FORMAT = 1;

  private FindingsJson() {}

  static String write(Findings findings) {
    byte[] json =
        JsonOutput.bytes(
            out -> {
              out.writeStartObject();
              out.writeArrayFieldStart("os_releases");
              for (OsRelease osRelease : findings.osReleases()) {
                write(osRelease, out);
              }
              out.writeEndArray();
              out.writeArrayFieldStart("packages");
              for (SeenPackages seen : findings.packages()) {
                write(seen, out);
              }
              out.writeEndArray();
              out.writeEndObject();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void write(OsRelease osRelease, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("path", osRelease.path());
    out.writeStringField("id", osRelease.id());
    out.writeStringField("version_id", osRelease.versionId());
    out.writeEndObject();
  }

  private static void write(SeenPackages seen, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("format", seen.format().name());
    out.writeBooleanField("of_distribution", seen.ofDistribution());
    out.writeArrayFieldStart("paths");
    for (String path : seen.paths()) {
      out.writeString(path);
    }
    out.writeEndArray();
    out.writeNumberField("others", seen.others());
    out.writeStringField("directory", seen.directory());
    out.writeEndObject();
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IllegalArgumentException if the text is damaged
   */
  static Findings read(String text) {
    try {
      return LenientJson.read(text.getBytes(StandardCharsets.UTF_8), FindingsJson::findings);
    } catch (JsonShapeException e) {
      throw new IllegalArgumentException("evidence of unknown content is damaged", e);
    }
  }

  private static Findings findings(JsonNode node) throws JsonShapeException {
    return new Findings(
        LenientJson.objects(node, "os_releases", FindingsJson::osRelease),
        LenientJson.objects(node, "packages", FindingsJson::seen));
  }

  private static OsRelease osRelease(JsonNode node) throws JsonShapeException {
    return new OsRelease(
        LenientJson.text(node, "path"),
        LenientJson.text(node, "id"),
        LenientJson.text(node, "version_id"));
  }

  private static SeenPackages seen(JsonNode node) throws JsonShapeException {
    return new SeenPackages(
        PackageFormat.valueOf(LenientJson.text(node, "format")),
        node.path("of_distribution").booleanValue(),
        LenientJson.textsOf(LenientJson.field(node, "paths"), "paths"),
        node.path("others").intValue(),
        LenientJson.text(node, "directory"));
  }
}
