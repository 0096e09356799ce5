package dev.libindex.rhel.internal.databases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.scan.Evidence;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what matters of a layer as evidence, and reads it back. The content is JSON; the reader
 * accepts exactly what the writer writes.
 */
public final class LayerFilesEvidence {
  private static final int FORMAT = 1;

  /** Readers of JSON refuse texts of more than twenty million characters. */
  private static final int MAX_LENGTH = 19_000_000;

  private static final JsonFactory JSON = new JsonFactory();

  private LayerFilesEvidence() {}

  private interface Element<T> {
    T read(JsonParser json) throws IOException;
  }

  /**
   * Returns the evidence of a layer; none if nothing in it matters.
   *
   * @throws IllegalStateException if it is too long, as with thousands of long paths
   */
  public static List<Evidence> of(LayerFiles files) {
    if (files.isEmpty()) {
      return List.of();
    }
    String content = write(files);
    if (content.length() > MAX_LENGTH) {
      throw new IllegalStateException(
          "evidence of %d characters is longer than %d".formatted(content.length(), MAX_LENGTH));
    }
    return List.of(Evidence.forComposition(content, FORMAT));
  }

  /**
   * Reads the evidence of a layer.
   *
   * @param evidence what the scan of the layer has returned
   * @throws IllegalArgumentException if it is malformed
   */
  static LayerFiles read(List<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> one.mapping().isEmpty() && one.format() == FORMAT)
        .findFirst()
        .map(LayerFilesEvidence::read)
        .orElse(LayerFiles.NONE);
  }

  private static String write(LayerFiles files) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      json.writeStartArray();
      for (DatabaseFile database : files.databases()) {
        json.writeStartArray();
        json.writeString(database.kind().name());
        writeTexts(json, database.paths());
        json.writeString(database.state().name());
        json.writeString(database.skeleton());
        writeTexts(json, database.causes());
        json.writeEndArray();
      }
      json.writeEndArray();
      writeMap(json, files.symlinks());
      writeMap(json, files.hardLinks());
      json.writeStartObject();
      for (Map.Entry<String, LogFile> log : files.logs().entrySet()) {
        json.writeFieldName(log.getKey());
        writeTexts(json, List.of(log.getValue().pages(), log.getValue().problem()));
      }
      json.writeEndObject();
      writeTexts(json, files.releases());
      json.writeStartObject();
      for (Map.Entry<String, MacroFile> macros : files.macros().entrySet()) {
        json.writeFieldName(macros.getKey());
        writeTexts(json, List.of(macros.getValue().dbPath(), macros.getValue().backend()));
      }
      json.writeEndObject();
      json.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot be written to", e);
    }
    return text.toString();
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, Map<String, String> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> entry : map.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static LayerFiles read(Evidence evidence) {
    try (JsonParser json = JSON.createParser(evidence.content())) {
      expect(json.nextToken() == JsonToken.START_ARRAY);
      json.nextToken();
      LayerFiles files =
          new LayerFiles(
              list(json, LayerFilesEvidence::database),
              map(json, LayerFilesEvidence::text),
              map(json, LayerFilesEvidence::text),
              map(json, LayerFilesEvidence::logFile),
              list(json, LayerFilesEvidence::text),
              map(json, LayerFilesEvidence::macroFile));
      expect(json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null);
      return files;
    } catch (IOException e) {
      throw new IllegalArgumentException("evidence is unreadable: " + e.getMessage(), e);
    }
  }

  private static DatabaseFile database(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY);
    json.nextToken();
    RpmDatabaseKind kind = RpmDatabaseKind.valueOf(text(json));
    List<String> paths = list(json, LayerFilesEvidence::text);
    DatabaseFile.State state = DatabaseFile.State.valueOf(text(json));
    String skeleton = text(json);
    List<String> causes = list(json, LayerFilesEvidence::text);
    expect(json.currentToken() == JsonToken.END_ARRAY);
    json.nextToken();
    return new DatabaseFile(kind, paths, state, skeleton, causes);
  }

  private static LogFile logFile(JsonParser json) throws IOException {
    List<String> values = list(json, LayerFilesEvidence::text);
    expect(values.size() == 2);
    return new LogFile(values.get(0), values.get(1));
  }

  private static MacroFile macroFile(JsonParser json) throws IOException {
    List<String> values = list(json, LayerFilesEvidence::text);
    expect(values.size() == 2);
    return new MacroFile(values.get(0), values.get(1));
  }

  /** Each reader begins at the first token of its element, and ends after the last one. */
  private static String text(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_STRING);
    String text = json.getText();
    json.nextToken();
    return text;
  }

  private static <T> List<T> list(JsonParser json, Element<T> element) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY);
    List<T> list = new ArrayList<>();
    json.nextToken();
    while (json.currentToken() != JsonToken.END_ARRAY) {
      list.add(element.read(json));
    }
    json.nextToken();
    return list;
  }

  private static <T> Map<String, T> map(JsonParser json, Element<T> element) throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT);
    Map<String, T> map = new TreeMap<>();
    json.nextToken();
    while (json.currentToken() != JsonToken.END_OBJECT) {
      expect(json.currentToken() == JsonToken.FIELD_NAME);
      String key = json.currentName();
      json.nextToken();
      map.put(key, element.read(json));
    }
    json.nextToken();
    return map;
  }

  private static void expect(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("evidence is not what a scan has returned");
    }
  }
}
