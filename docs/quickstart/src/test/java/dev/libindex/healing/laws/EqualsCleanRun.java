package dev.libindex.healing.laws;

import dev.libindex.json.IndexReportJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * At all times a report equals, byte for byte, that of a clean run with the mappings that it was
 * bound with. What a caller gets is what is stored.
 */
final class EqualsCleanRun implements Law {
  private final CleanRuns clean;

  EqualsCleanRun(CleanRuns clean) {
    this.clean = clean;
  }

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    for (Map.Entry<Image, ObservedReport> entry : after.reports().entrySet()) {
      Image image = entry.getKey();
      ObservedReport observed = entry.getValue();
      Optional<ObservedReport> old = before.report(image);
      boolean changed = old.isEmpty() || !old.get().origin().equals(observed.origin());
      if (changed || !old.get().hasSameBody(observed)) {
        Texts.assertSame(
            clean.report(image, CleanRuns.Key.of(observed)),
            observed.stored().body().toUtf8(),
            "the report of " + image + ", compared with a clean run");
      }
    }
    if (step instanceof Step.Index || step instanceof Step.IndexTwice) {
      cluster
          .log()
          .indexed()
          .forEach(
              (image, report) ->
                  Texts.assertSame(
                      after.report(image).orElseThrow().stored().body().toUtf8(),
                      new String(IndexReportJson.body(report), StandardCharsets.UTF_8),
                      "the answer for " + image));
    }
  }
}
