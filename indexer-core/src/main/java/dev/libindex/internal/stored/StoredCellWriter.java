package dev.libindex.internal.stored;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.ModelWriter;
import dev.libindex.model.Distribution;
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
 * Writes the contents of cells: items, evidence and notices of one scan. Partial errors are kept by
 * the store beside the content. U+0000, which a database cannot hold, becomes U+FFFD in every text,
 * and a notice says so.
 */
public final class StoredCellWriter {
  static final int VERSION = 1;

  private StoredCellWriter() {}

  /** Returns the content of a cell with what a scanner of this kind found, in UTF-8. */
  public static byte[] write(ScannerKind kind, ScanResult<?> result) {
    return JsonOutput.bytes(
        json -> {
          NulFilter filter = new NulFilter(json);
          filter.writeStartObject();
          filter.writeNumberField("version", VERSION);
          writeItems(kind, result.items(), filter);
          writeEvidence(result.evidence(), filter);
          writeNotices(result.notices(), filter);
          filter.writeEndObject();
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

  /**
   * Writes a package with the three fields that a report omits or has in its environments, and that
   * a cell must keep.
   */
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

  private static void writeNotices(List<Notice> notices, NulFilter json) throws IOException {
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
    if (!notice.code().isEmpty()) {
      json.writeStringField("code", notice.code());
    }
    json.writeEndObject();
  }
}
