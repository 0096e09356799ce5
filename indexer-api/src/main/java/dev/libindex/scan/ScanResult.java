package dev.libindex.scan;

import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;

/**
 * What a scan, or a binding, came to.
 *
 * @param <T> what was looked for
 * @param items what was found
 * @param evidence what binding needs to find more; a scan's only, never a binding's
 * @param partialErrors why results are missing; with at least one the report is {@code
 *     IndexPartial}
 * @param notices what a reader may want to know besides
 */
public record ScanResult<T>(
    List<T> items,
    List<Evidence> evidence,
    List<PartialError> partialErrors,
    List<Notice> notices) {

  /** Copies the lists. */
  public ScanResult {
    items = List.copyOf(items);
    evidence = List.copyOf(evidence);
    partialErrors = List.copyOf(partialErrors);
    notices = List.copyOf(notices);
  }

  /** Nothing found, nothing wrong. */
  public static <T> ScanResult<T> empty() {
    return new ScanResult<>(List.of(), List.of(), List.of(), List.of());
  }

  /** Everything found, nothing wrong. */
  public static <T> ScanResult<T> of(List<T> items) {
    return new ScanResult<>(items, List.of(), List.of(), List.of());
  }

  /** Nothing found because of this. */
  public static <T> ScanResult<T> failed(PartialError error) {
    return new ScanResult<>(List.of(), List.of(), List.of(error), List.of());
  }
}
