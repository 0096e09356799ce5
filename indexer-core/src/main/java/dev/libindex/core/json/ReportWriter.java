package dev.libindex.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the body of a report: key order is fixed, maps are sorted by the model. */
public final class ReportWriter {
  private final JsonGenerator json;
  private final ModelWriter model;

  public ReportWriter(JsonGenerator json) {
    this.json = json;
    this.model = new ModelWriter(json);
  }

  /** Writes the body as one object. */
  public void write(IndexReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("state", report.state().text());
    json.writeObjectFieldStart("packages");
    for (Map.Entry<String, Package> entry : report.packages().entrySet()) {
      json.writeFieldName(entry.getKey());
      model.write(entry.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("distributions");
    for (Map.Entry<String, Distribution> entry : report.distributions().entrySet()) {
      json.writeFieldName(entry.getKey());
      model.write(entry.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("repository");
    for (Map.Entry<String, Repository> entry : report.repositories().entrySet()) {
      json.writeFieldName(entry.getKey());
      model.write(entry.getValue());
    }
    json.writeEndObject();
    writeEnvironments(report.environments());
    json.writeBooleanField("success", report.success());
    json.writeStringField("err", report.err());
    writePartialErrors(report.outcomes());
    writeNotices(report.outcomes());
    json.writeEndObject();
  }

  private void writeEnvironments(Map<String, List<Environment>> environments) throws IOException {
    json.writeObjectFieldStart("environments");
    for (Map.Entry<String, List<Environment>> entry : environments.entrySet()) {
      json.writeArrayFieldStart(entry.getKey());
      for (Environment environment : entry.getValue()) {
        write(environment);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
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
        PartialErrorJson.writeFields(error, json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void writeNotices(List<CellOutcome> outcomes) throws IOException {
    json.writeArrayFieldStart("notices");
    for (CellOutcome outcome : outcomes) {
      for (Notice notice : outcome.notices()) {
        json.writeStartObject();
        writeOrigin(outcome);
        json.writeStringField("path", notice.path());
        json.writeStringField("text", notice.text());
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
