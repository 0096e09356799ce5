package dev.libindex.ecosystem;

import dev.libindex.scan.ScanResult;
import java.util.List;

/**
 * The part of a scanner whose results depend on several layers of an image, such as a write-ahead
 * log in one layer and its database in a layer below. A scanner that needs it implements this
 * interface too. Composing happens in Coalesce, before {@linkplain dev.libindex.scan.Binder
 * binding}, so no layer is read for it: whatever it needs, the scan has returned as items or as
 * {@link dev.libindex.scan.Evidence}. A composer must be pure and thread-safe. As with a binder, an
 * exception ends the run without a report.
 *
 * <p>File scanners are composed first, with an overlay of what was scanned; then all others, with
 * an overlay of what the file scanners' composition has returned.
 *
 * @param <T> what the scanner finds
 */
public interface Composer<T> {

  /**
   * Returns the results of this scanner in each layer, now that all layers of the image are known.
   * Every mapping of evidence in the result must be the mapping of some evidence in the argument,
   * and so must every key: the others have not been read. Evidence without a mapping must not be in
   * the result.
   *
   * @param layers what the scanner returned for each layer, bottom first; a layer that the manifest
   *     lists twice occurs twice
   * @param overlay the overlay of the same layers
   * @return as many results, in the same order
   */
  List<ScanResult<T>> compose(List<ScanResult<T>> layers, LayerOverlay overlay);
}
