package dev.libindex.internal.json;

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
    return JsonTree.read(
        content,
        root -> {
          JsonNode version = JsonTree.field(root, "version");
          if (version == null || version.intValue() != VERSION) {
            throw JsonShapeException.of("a cell of an unknown version");
          }
          return new ScanResult<>(
              JsonTree.objects(root, "items", item -> item(kind, item)),
              JsonTree.objects(root, "evidence", CellJson::evidence),
              List.of(),
              JsonTree.objects(root, "notices", CellJson::notice));
        });
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

  private static Evidence evidence(JsonNode node) throws JsonShapeException {
    JsonNode format = JsonTree.field(node, "format");
    return new Evidence(
        JsonTree.text(node, "mapping"),
        JsonTree.textsOf(JsonTree.field(node, "keys"), "keys"),
        JsonTree.text(node, "content"),
        format == null ? 0 : format.intValue());
  }

  private static Notice notice(JsonNode node) throws JsonShapeException {
    return new Notice(JsonTree.text(node, "path"), JsonTree.text(node, "text"));
  }
}
