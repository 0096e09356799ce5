package dev.libindex.scan;

import dev.libindex.mapping.MappingSlice;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a scanner whose results need a mapping: a scanner that leaves {@link Evidence}
 * implements this too. Binding happens in Coalesce, never while scanning.
 *
 * @param <T> what the scanner finds
 */
public interface Binder<T> {

  /**
   * Binds one piece of evidence. Must be pure: the same evidence and slice give the same result.
   *
   * @param evidence left by {@link LayerScanner#scan} of the same identity
   * @param mapping what the current version says about the evidence's keys, or null if there is no
   *     version of that mapping; then the result has a {@link
   *     dev.libindex.model.PartialError#missingMapping} for what cannot be had, and everything that
   *     needs no mapping
   */
  ScanResult<T> bind(Evidence evidence, @Nullable MappingSlice mapping);
}
