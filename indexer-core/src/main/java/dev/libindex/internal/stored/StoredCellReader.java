package dev.libindex.internal.stored;

import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.List;

/** Reads the contents of cells. The order of the fields is that of {@link StoredCellWriter}. */
public final class StoredCellReader {
  private StoredCellReader() {}

  /**
   * Reads the content of a cell.
   *
   * @param kind the kind of the cell's scanner
   * @return the result without partial errors, which the store keeps beside the content
   * @throws JsonShapeException if the content is damaged, or of another version
   */
  public static ScanResult<?> read(ScannerKind kind, byte[] content) throws JsonShapeException {
    return StrictJson.read(
        content,
        json -> {
          json.beginObject();
          if (json.wholeNumber("version") != StoredCellWriter.VERSION) {
            throw JsonShapeException.of("a cell of an unknown version");
          }
          ScanResult<?> result =
              new ScanResult<>(
                  json.list("items", itemReader(kind)),
                  json.list("evidence", StoredCellReader::evidence),
                  List.of(),
                  json.list("notices", StoredCellReader::notice));
          json.endObject();
          return result;
        });
  }

  private static StrictJson.Reader<?> itemReader(ScannerKind kind) {
    StoredModelReader model = new StoredModelReader();
    return switch (kind) {
      case PACKAGE -> model::packageWithPlace;
      case DISTRIBUTION -> model::distribution;
      case REPOSITORY -> model::repository;
      case FILE -> StoredCellReader::file;
    };
  }

  private static IndexedFile file(StrictJson json) throws IOException {
    json.beginObject();
    IndexedFile file = new IndexedFile(json.text("path"), FileKind.parse(json.text("kind")));
    json.endObject();
    return file;
  }

  private static Evidence evidence(StrictJson json) throws IOException {
    json.beginObject();
    Evidence evidence =
        new Evidence(
            json.text("mapping"),
            json.texts("keys"),
            json.text("content"),
            Math.toIntExact(json.wholeNumber("format")));
    json.endObject();
    return evidence;
  }

  private static Notice notice(StrictJson json) throws IOException {
    json.beginObject();
    Notice notice = new Notice(json.text("path"), json.text("text"), json.textIfNext("code"));
    json.endObject();
    return notice;
  }
}
