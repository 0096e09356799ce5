package dev.libindex.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Distribution;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a cell: items, evidence and notices of one scan. Partial errors are kept by the
 * store beside it. Texts lose their U+0000, which a database cannot hold, and a notice says so.
 */
public final class CellJson {
  private static final int VERSION = 1;

  private CellJson() {}

  /** Writes what a scanner of this kind found. */
  public static byte[] write(ScannerKind kind, ScanResult<?> result) {
    return JsonOutput.bytes(
        json -> {
          NullFilter filter = new NullFilter(json);
          filter.writeStartObject();
          filter.writeNumberField("version", VERSION);
          writeItems(kind, result.items(), filter);
          writeEvidence(result.evidence(), filter);
          writeNotices(result.notices(), filter);
          filter.writeEndObject();
        });
  }

  /** Reads the content of a cell of this kind; its partial errors are for the caller to add. */
  public static ScanResult<?> read(ScannerKind kind, byte[] content) throws JsonShapeException {
    JsonNode root = JsonTree.object(content);
    JsonNode version = JsonTree.field(root, "version");
    if (version == null || version.intValue() != VERSION) {
      throw JsonShapeException.of("a cell of an unknown version");
    }
    List<Object> items = new ArrayList<>();
    for (JsonNode item : JsonTree.list(root, "items")) {
      items.add(item(kind, item));
    }
    return new ScanResult<>(items, evidence(root), List.of(), notices(root));
  }

  private static void writeItems(ScannerKind kind, List<?> items, JsonGenerator json)
      throws IOException {
    ModelWriter model = new ModelWriter(json);
    json.writeArrayFieldStart("items");
    for (Object item : items) {
      switch (kind) {
        case PACKAGE -> writePackage((Package) item, model, json);
        case DISTRIBUTION -> model.write((Distribution) item);
        case REPOSITORY -> model.write((Repository) item);
        case FILE -> writeFile((IndexedFile) item, json);
      }
    }
    json.writeEndArray();
  }

  /** Reports leave the last three fields to environments, or out; cells must keep them. */
  private static void writePackage(Package found, ModelWriter model, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    model.writeFields(found);
    model.writeUnlessEmpty("package_db", found.packageDb());
    model.writeUnlessEmpty("filepath", found.filepath());
    model.writeUnlessEmpty("repository_hint", found.repositoryHint());
    json.writeEndObject();
  }

  private static void writeFile(IndexedFile file, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.path());
    json.writeStringField("kind", file.kind().text());
    json.writeEndObject();
  }

  private static void writeEvidence(List<Evidence> evidence, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence piece : evidence) {
      json.writeStartObject();
      json.writeStringField("mapping", piece.mapping());
      json.writeArrayFieldStart("keys");
      for (String key : piece.keys()) {
        json.writeString(key);
      }
      json.writeEndArray();
      json.writeStringField("content", piece.content());
      json.writeNumberField("format", piece.format());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeNotices(List<Notice> notices, NullFilter json) throws IOException {
    json.writeArrayFieldStart("notices");
    for (Notice notice : notices) {
      writeNotice(notice, json);
    }
    if (json.replaced() > 0) {
      writeNotice(new Notice("", "U+0000 in " + json.replaced() + " texts became U+FFFD"), json);
    }
    json.writeEndArray();
  }

  private static void writeNotice(Notice notice, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", notice.path());
    json.writeStringField("text", notice.text());
    json.writeEndObject();
  }

  private static Object item(ScannerKind kind, JsonNode node) throws JsonShapeException {
    return switch (kind) {
      case PACKAGE ->
          ModelReader.packageOf(node).toBuilder()
              .packageDb(JsonTree.text(node, "package_db"))
              .filepath(JsonTree.text(node, "filepath"))
              .repositoryHint(JsonTree.text(node, "repository_hint"))
              .build();
      case DISTRIBUTION -> ModelReader.distribution(node);
      case REPOSITORY -> ModelReader.repository(node);
      case FILE ->
          new IndexedFile(JsonTree.text(node, "path"), FileKind.parse(JsonTree.text(node, "kind")));
    };
  }

  private static List<Evidence> evidence(JsonNode root) throws JsonShapeException {
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode piece : JsonTree.list(root, "evidence")) {
      List<String> keys = new ArrayList<>();
      for (JsonNode key : JsonTree.list(piece, "keys")) {
        keys.add(JsonTree.string(key, "a key"));
      }
      JsonNode format = JsonTree.field(piece, "format");
      evidence.add(
          new Evidence(
              JsonTree.text(piece, "mapping"),
              keys,
              JsonTree.text(piece, "content"),
              format == null ? 0 : format.intValue()));
    }
    return evidence;
  }

  private static List<Notice> notices(JsonNode root) throws JsonShapeException {
    List<Notice> notices = new ArrayList<>();
    for (JsonNode notice : JsonTree.list(root, "notices")) {
      notices.add(new Notice(JsonTree.text(notice, "path"), JsonTree.text(notice, "text")));
    }
    return notices;
  }
}
