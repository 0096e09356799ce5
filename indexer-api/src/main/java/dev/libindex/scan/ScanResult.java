package dev.libindex.scan;

import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;

/**
 * The result of a scan, of composing or of a binding.
 *
 * @param <T> what was looked for
 * @param items what was found
 * @param evidence what composing and binding need to find more. Scans return it; the result of
 *     composing has only what is left to bind, and that of a binding has none
 * @param partialErrors what is missing and why; a single one makes the report {@code IndexPartial}
 * @param notices anything else that a reader should know
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

  /** Returns a result without items or errors. */
  public static <T> ScanResult<T> empty() {
    return new ScanResult<>(List.of(), List.of(), List.of(), List.of());
  }

  /** Returns a result with these items and no errors. */
  public static <T> ScanResult<T> of(List<T> items) {
    return new ScanResult<>(items, List.of(), List.of(), List.of());
  }

  /** Returns a result with this error and no items. */
  public static <T> ScanResult<T> failed(PartialError error) {
    return new ScanResult<>(List.of(), List.of(), List.of(error), List.of());
  }
}
