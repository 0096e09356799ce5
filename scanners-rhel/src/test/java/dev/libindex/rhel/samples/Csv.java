package dev.libindex.rhel.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tables with a line of column names, as written by Python's csv module. */
public final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** Returns the rows of a file. */
  public static List<CsvRow> read(Path file) {
    Csv csv = new Csv(SampleFiles.readText(file));
    List<String> columns = csv.line();
    List<CsvRow> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      List<String> fields = csv.line();
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), fields.get(i));
      }
      rows.add(new CsvRow(row));
    }
    return rows;
  }

  private List<String> line() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(field());
      if (at >= text.length()) {
        return fields;
      }
      char end = text.charAt(at++);
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (end != ',') {
        return fields;
      }
    }
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    boolean isQuoted = at < text.length() && text.charAt(at) == '"';
    at += isQuoted ? 1 : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isQuoted && c == '"') {
        at++;
        if (at >= text.length() || text.charAt(at) != '"') {
          return field.toString();
        }
      } else if (!isQuoted && (c == ',' || c == '\n' || c == '\r')) {
        return field.toString();
      }
      field.append(c);
      at++;
    }
    return field.toString();
  }
}
