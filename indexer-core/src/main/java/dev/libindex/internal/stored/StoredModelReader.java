package dev.libindex.internal.stored;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one report or cell. Equal digests, detectors and CPEs become one object,
 * because a few distinct ones occur very often. Not thread-safe.
 *
 * <p>The constructors' arguments are evaluated from left to right, which is the order in which
 * {@link dev.libindex.internal.json.ModelWriter} writes them.
 */
final class StoredModelReader {
  private final Map<String, Digest> digests = new HashMap<>();
  private final Map<String, Detector> detectors = new HashMap<>();
  private final Map<String, Cpe> cpes = new HashMap<>();

  /** Reads a package of a report, which has its places in its environments. */
  Package packageOf(StrictJson json) throws IOException {
    json.beginObject();
    Package read = packageFields(json, false);
    json.endObject();
    return read;
  }

  /** Reads a package of a cell, with its place; an empty id is computed from the content. */
  Package packageWithPlace(StrictJson json) throws IOException {
    json.beginObject();
    Package read = packageFields(json, true);
    json.endObject();
    return read.id().isEmpty() ? read.toBuilder().build() : read;
  }

  private Package packageFields(StrictJson json, boolean withPlace) throws IOException {
    return new Package(
        json.text("id"),
        json.text("name"),
        json.text("version"),
        packageKind(json.textIfNext("kind")),
        source(json),
        NormalizedVersion.parse(json.text("normalized_version")).orElse(null),
        json.textIfNext("module"),
        json.textIfNext("arch"),
        cpe(json),
        detector(json),
        withPlace ? json.textIfNext("package_db") : "",
        withPlace ? json.textIfNext("filepath") : "",
        withPlace ? json.textIfNext("repository_hint") : "");
  }

  /** Parses a kind. Unlike in claircore, an unknown kind is an error. */
  private static PackageKind packageKind(String text) {
    PackageKind kind = PackageKind.parse(text);
    if (kind == PackageKind.UNKNOWN && !text.isEmpty()) {
      throw new IllegalArgumentException("unknown package kind: " + text);
    }
    return kind;
  }

  private @Nullable Package source(StrictJson json) throws IOException {
    if (!json.nextIs("source")) {
      return null;
    }
    json.field("source");
    return packageOf(json);
  }

  Distribution distribution(StrictJson json) throws IOException {
    json.beginObject();
    Distribution read =
        new Distribution(
            json.text("id"),
            json.text("did"),
            json.text("name"),
            json.text("version"),
            json.text("version_code_name"),
            json.text("version_id"),
            json.text("arch"),
            cpe(json),
            json.text("pretty_name"));
    json.endObject();
    return read;
  }

  Repository repository(StrictJson json) throws IOException {
    json.beginObject();
    Repository read =
        new Repository(
            json.textIfNext("id"),
            json.textIfNext("name"),
            json.textIfNext("key"),
            json.textIfNext("uri"),
            cpe(json));
    json.endObject();
    return read;
  }

  Environment environment(StrictJson json) throws IOException {
    json.beginObject();
    Environment read =
        new Environment(
            json.text("package_db"),
            digest(json.text("introduced_in")),
            json.text("distribution_id"),
            json.textsOrNull("repository_ids"));
    json.endObject();
    return read;
  }

  Digest digest(String text) {
    return digests.computeIfAbsent(text, Digest::parse);
  }

  private @Nullable Cpe cpe(StrictJson json) throws IOException {
    String cpe = json.text("cpe");
    return cpe.isEmpty() ? null : cpes.computeIfAbsent(cpe, Cpe::parse);
  }

  private @Nullable Detector detector(StrictJson json) throws IOException {
    String detector = json.textOrNull("detector");
    return detector == null ? null : detectors.computeIfAbsent(detector, Detector::parse);
  }
}
