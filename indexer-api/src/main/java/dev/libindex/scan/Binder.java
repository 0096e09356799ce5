package dev.libindex.scan;

import dev.libindex.mapping.MappingSlice;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a scanner whose results need a mapping. A scanner that returns {@link
 * Evidence} with a mapping must implement this interface; {@linkplain Evidence#forComposition
 * evidence without one} is for a {@link dev.libindex.ecosystem.Composer} only. Binding happens in
 * Coalesce, after composing, never while scanning. A binder must be thread-safe. Unlike an
 * exception from a scan, one from a binder ends the run without a report: {@code Libindex.index}
 * throws it, and healing logs it and tries again later.
 *
 * @param <T> what the scanner finds
 */
public interface Binder<T> {

  /**
   * Turns one piece of evidence into results. Must be pure: the same evidence and slice give the
   * same result.
   *
   * @param evidence returned by {@link LayerScanner#scan} of a scanner with the same identity or,
   *     if it is a composer, by its {@code compose}
   * @param mapping what the current version says about the evidence's keys, or null if there is no
   *     version of the mapping. In that case the result contains everything that needs no mapping,
   *     and a {@link dev.libindex.model.PartialError#missingMapping} for the rest
   */
  ScanResult<T> bind(Evidence evidence, @Nullable MappingSlice mapping);
}
