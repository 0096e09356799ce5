package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.LimitHit;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of a report. The order of the keys is fixed; the maps are sorted by the model.
 * Our two additional keys are left out if they would be empty, so that reports without them have
 * exactly Clair's keys.
 */
public final class ReportWriter {
  private final JsonGenerator json;
  private final ModelWriter model;

  /** Creates a writer for this generator. */
  public ReportWriter(JsonGenerator json) {
    this.json = json;
    this.model = new ModelWriter(json);
  }

  /** Writes the body as one object. */
  public void write(IndexReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("state", report.state().text());
    writeMap("packages", report.packages(), model::write);
    writeMap("distributions", report.distributions(), model::write);
    writeMap("repository", report.repositories(), model::write);
    writeMap("environments", report.environments(), this::write);
    json.writeBooleanField("success", report.success());
    json.writeStringField("err", report.err());
    if (!report.partialErrors().isEmpty()) {
      writePartialErrors(report.outcomes());
    }
    if (!report.notices().isEmpty()) {
      writeNotices(report.outcomes());
    }
    json.writeEndObject();
  }

  private interface Writer<T> {
    void write(T value) throws IOException;
  }

  private <T> void writeMap(String name, Map<String, T> map, Writer<T> writer) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, T> entry : map.entrySet()) {
      json.writeFieldName(entry.getKey());
      writer.write(entry.getValue());
    }
    json.writeEndObject();
  }

  private void write(List<Environment> places) throws IOException {
    json.writeStartArray();
    for (Environment place : places) {
      write(place);
    }
    json.writeEndArray();
  }

  private void write(Environment environment) throws IOException {
    json.writeStartObject();
    json.writeStringField("package_db", environment.packageDb());
    json.writeStringField("introduced_in", environment.introducedIn().toString());
    json.writeStringField("distribution_id", environment.distributionId());
    List<String> repositories = environment.repositoryIds();
    if (repositories == null) {
      json.writeNullField("repository_ids");
    } else {
      json.writeArrayFieldStart("repository_ids");
      for (String id : repositories) {
        json.writeString(id);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void writePartialErrors(List<CellOutcome> outcomes) throws IOException {
    json.writeArrayFieldStart("partial_errors");
    for (CellOutcome outcome : outcomes) {
      for (PartialError error : outcome.partialErrors()) {
        json.writeStartObject();
        writeOrigin(outcome);
        write(error);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Writes the fields of a partial error; mapping and limit only if there is one. */
  private void write(PartialError error) throws IOException {
    json.writeStringField("path", error.path());
    json.writeStringField("cause", error.cause());
    json.writeStringField("reason", error.reason().text());
    model.writeUnlessEmpty("mapping", error.mapping());
    LimitHit limit = error.limit();
    if (limit != null) {
      json.writeObjectFieldStart("limit");
      json.writeStringField("name", limit.name());
      json.writeNumberField("value", limit.value());
      json.writeEndObject();
    }
  }

  private void writeNotices(List<CellOutcome> outcomes) throws IOException {
    json.writeArrayFieldStart("notices");
    for (CellOutcome outcome : outcomes) {
      for (Notice notice : outcome.notices()) {
        json.writeStartObject();
        writeOrigin(outcome);
        json.writeStringField("path", notice.path());
        json.writeStringField("text", notice.text());
        model.writeUnlessEmpty("code", notice.code());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void writeOrigin(CellOutcome outcome) throws IOException {
    json.writeStringField("layer", outcome.layer().toString());
    json.writeObjectFieldStart("scanner");
    json.writeStringField("name", outcome.scanner().name());
    json.writeStringField("version", outcome.scanner().version());
    json.writeStringField("kind", outcome.scanner().kind().text());
    json.writeEndObject();
  }
}
