package dev.libindex.internal.scan;

import dev.libindex.layer.PathSelector;
import dev.libindex.scan.LayerScanner;
import java.util.Collection;
import java.util.List;

/**
 * What scanners want of a layer. Immutable and thread-safe.
 *
 * @param paths the paths that any of them wants
 * @param scanners the scanners, which recognise files that have none of these paths yet
 */
public record Wanted(PathSelector paths, List<LayerScanner<?>> scanners) {

  /** Copies the list. */
  public Wanted {
    scanners = List.copyOf(scanners);
  }

  /** Returns what these scanners want. */
  public static Wanted by(Collection<? extends LayerScanner<?>> scanners) {
    PathSelector paths = PathSelector.none();
    for (LayerScanner<?> scanner : scanners) {
      paths = paths.or(scanner.wants());
    }
    return new Wanted(paths, List.copyOf(scanners));
  }

  /** Returns these paths and nothing else. */
  public static Wanted paths(PathSelector paths) {
    return new Wanted(paths, List.of());
  }

  /**
   * Returns whether a scanner recognises a file by its beginning.
   *
   * @param length the number of valid bytes in {@code beginning}
   */
  public boolean recognizes(byte[] beginning, int length, long size) {
    for (LayerScanner<?> scanner : scanners) {
      if (scanner.recognizes(beginning, length, size)) {
        return true;
      }
    }
    return false;
  }
}
