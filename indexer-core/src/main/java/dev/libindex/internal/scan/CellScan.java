package dev.libindex.internal.scan;

import dev.libindex.ecosystem.Composer;
import dev.libindex.internal.stored.StoredCellWriter;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.PartialError;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs one scanner on one layer and turns its result or failure into a cell. */
final class CellScan {
  private CellScan() {}

  /** Scans the layer. If the scanner throws, its cell has a partial error instead. */
  static Cell scan(LayerScanner<?> scanner, LayerView layer) throws InterruptedException {
    try {
      return cell(scanner, withLinksOutside(scanner, layer, scanner.scan(layer)));
    } catch (LayerLimitException e) {
      return failed(scanner, PartialError.limit("", e.limit()));
    } catch (OutOfMemoryError e) {
      return failed(scanner, PartialError.ofTransient("", "scanner failed: out of memory"));
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | AssertionError
        | LinkageError e) {
      return failed(scanner, PartialError.permanent("", "scanner failed: " + e));
    }
  }

  /**
   * Adds a partial error for each wanted file that is a hard link to a file of another layer, which
   * the scanner has not seen. A composer sees to such links itself; and nothing is missing if the
   * scanner finds the file in the other layer, under the path that the link names.
   */
  private static ScanResult<?> withLinksOutside(
      LayerScanner<?> scanner, LayerView layer, ScanResult<?> result) {
    if (scanner instanceof Composer<?>) {
      return result;
    }
    PathSelector wanted = scanner.wants();
    List<PartialError> errors = new ArrayList<>(result.partialErrors());
    for (LayerEntry link : layer.linksOutside(wanted)) {
      String target = link.targetPath().orElse("");
      if (link.type() == EntryType.HARDLINK && !wanted.matches(target)) {
        errors.add(
            PartialError.permanent(
                link.path(), "hard link to " + target + ", which is not in this layer"));
      }
    }
    return new ScanResult<>(result.items(), result.evidence(), errors, result.notices());
  }

  private static Cell failed(LayerScanner<?> scanner, PartialError error) {
    return cell(scanner, ScanResult.failed(error));
  }

  private static Cell cell(LayerScanner<?> scanner, ScanResult<?> result) {
    byte[] content = StoredCellWriter.write(scanner.identity().kind(), result);
    return new Cell(
        scanner.identity(), Bytes.copyOf(content), keys(result), result.partialErrors());
  }

  private static Map<String, Set<String>> keys(ScanResult<?> result) {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (Evidence evidence : result.evidence()) {
      if (!evidence.mapping().isEmpty()) {
        keys.computeIfAbsent(evidence.mapping(), name -> new TreeSet<>()).addAll(evidence.keys());
      }
    }
    return keys;
  }
}
