package dev.libindex.internal.stored;

import dev.libindex.error.StoreException;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.Outcomes;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.LimitHit;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import dev.libindex.store.StoredReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports from the store. The order of the fields is that of {@link
 * dev.libindex.internal.json.ReportWriter}.
 */
public final class StoredReportReader {
  private final StrictJson json;
  private final StoredModelReader model = new StoredModelReader();
  private final Outcomes outcomes = new Outcomes();

  private StoredReportReader(StrictJson json) {
    this.json = json;
  }

  /**
   * Reads a report.
   *
   * @throws StoreException if the body is damaged; its cause says where
   */
  public static IndexReport read(StoredReport stored) {
    try {
      return StrictJson.read(
          stored.body().toByteArray(), json -> new StoredReportReader(json).report(stored));
    } catch (JsonShapeException e) {
      throw new StoreException("the stored report of " + stored.manifest() + " is damaged", e);
    }
  }

  private IndexReport report(StoredReport stored) throws IOException {
    json.beginObject();
    IndexReport report =
        new IndexReport(
            stored.manifest(),
            state(stored.state()),
            contents(),
            json.flag("success"),
            json.text("err"),
            outcomes());
    json.endObject();
    return report;
  }

  private State state(State expected) throws IOException {
    State state = State.parse(json.text("state"));
    if (state != expected) {
      throw JsonShapeException.of("the state is " + state.text() + ", not " + expected.text());
    }
    return state;
  }

  private Contents contents() throws IOException {
    return new Contents(
        json.map("packages", model::packageOf),
        json.map("distributions", model::distribution),
        json.map("repository", model::repository),
        json.map("environments", places -> places.list(model::environment)));
  }

  private List<CellOutcome> outcomes() throws IOException {
    if (json.nextIs("partial_errors")) {
      json.list("partial_errors", element -> partialError());
    }
    if (json.nextIs("notices")) {
      json.list("notices", element -> notice());
    }
    return outcomes.merged();
  }

  private PartialError partialError() throws IOException {
    json.beginObject();
    Digest layer = model.digest(json.text("layer"));
    ScannerIdentity scanner = scanner();
    PartialError error =
        new PartialError(
            json.text("path"),
            json.text("cause"),
            PartialError.Reason.parse(json.text("reason")),
            json.textIfNext("mapping"),
            limit());
    json.endObject();
    outcomes.add(layer, scanner, error);
    return error;
  }

  private @Nullable LimitHit limit() throws IOException {
    if (!json.nextIs("limit")) {
      return null;
    }
    json.field("limit");
    json.beginObject();
    LimitHit limit = new LimitHit(json.text("name"), json.wholeNumber("value"));
    json.endObject();
    return limit;
  }

  private Notice notice() throws IOException {
    json.beginObject();
    Digest layer = model.digest(json.text("layer"));
    ScannerIdentity scanner = scanner();
    Notice notice = new Notice(json.text("path"), json.text("text"), json.textIfNext("code"));
    json.endObject();
    outcomes.add(layer, scanner, notice);
    return notice;
  }

  private ScannerIdentity scanner() throws IOException {
    json.field("scanner");
    json.beginObject();
    ScannerIdentity scanner =
        new ScannerIdentity(
            json.text("name"), json.text("version"), ScannerKind.parse(json.text("kind")));
    json.endObject();
    return scanner;
  }
}
