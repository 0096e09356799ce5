package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes packages, distributions and repositories as Clair does. */
public final class ModelWriter {
  private final JsonGenerator json;

  public ModelWriter(JsonGenerator json) {
    this.json = json;
  }

  public void write(Package found) throws IOException {
    json.writeStartObject();
    writeFields(found);
    json.writeEndObject();
  }

  public void writeFields(Package found) throws IOException {
    json.writeStringField("id", found.id());
    json.writeStringField("name", found.name());
    json.writeStringField("version", found.version());
    writeUnlessEmpty("kind", found.kind() == PackageKind.UNKNOWN ? "" : found.kind().text());
    Package source = found.source();
    if (source != null) {
      json.writeFieldName("source");
      write(source);
    }
    writeText("normalized_version", found.normalizedVersion());
    writeUnlessEmpty("module", found.module());
    writeUnlessEmpty("arch", found.arch());
    writeText("cpe", found.cpe());
    json.writeFieldName("detector");
    json.writeString(found.detector() == null ? null : found.detector().toString());
  }

  public void write(Distribution distribution) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", distribution.id());
    json.writeStringField("did", distribution.did());
    json.writeStringField("name", distribution.name());
    json.writeStringField("version", distribution.version());
    json.writeStringField("version_code_name", distribution.versionCodeName());
    json.writeStringField("version_id", distribution.versionId());
    json.writeStringField("arch", distribution.arch());
    writeText("cpe", distribution.cpe());
    json.writeStringField("pretty_name", distribution.prettyName());
    json.writeEndObject();
  }

  public void write(Repository repository) throws IOException {
    json.writeStartObject();
    writeUnlessEmpty("id", repository.id());
    writeUnlessEmpty("name", repository.name());
    writeUnlessEmpty("key", repository.key());
    writeUnlessEmpty("uri", repository.uri());
    writeText("cpe", repository.cpe());
    json.writeEndObject();
  }

  public void writeUnlessEmpty(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private void writeText(String name, @Nullable Object value) throws IOException {
    json.writeStringField(name, value == null ? "" : value.toString());
  }
}
