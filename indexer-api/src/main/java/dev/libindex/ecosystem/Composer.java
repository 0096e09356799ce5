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
 * <p>A composer is responsible for the {@linkplain dev.libindex.layer.LayerView#linksOutside hard
 * links} from wanted files to files of other layers. For other scanners, the core reports such a
 * link as a permanent partial error, unless the scanner wants the target's path as well.
 *
 * <p>For example, let a scanner list the packages of a product, and return as evidence each line of
 * {@code app/removed}, which names a package of a layer below that no longer counts:
 *
 * <pre>{@code
 * public List<ScanResult<Package>> compose(
 *     List<ScanResult<Package>> layers, LayerOverlay overlay) {
 *   LinkedList<ScanResult<Package>> composed = new LinkedList<>();
 *   Set<String> removed = new HashSet<>();
 *   for (int i = layers.size() - 1; i >= 0; i--) {
 *     ScanResult<Package> layer = layers.get(i);
 *     List<Package> left =
 *         layer.items().stream().filter(item -> !removed.contains(item.name())).toList();
 *     composed.addFirst(
 *         new ScanResult<>(left, List.of(), layer.partialErrors(), layer.notices()));
 *     if (!overlay.hides("app/removed", i)) {
 *       layer.evidence().forEach(line -> removed.add(line.content()));
 *     }
 *   }
 *   return composed;
 * }
 * }</pre>
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
