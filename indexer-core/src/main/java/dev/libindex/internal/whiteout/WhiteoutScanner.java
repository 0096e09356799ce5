package dev.libindex.internal.whiteout;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the files whose names begin with {@code .wh.}, and adds a notice for each that hides
 * nothing. Directories with such a name are ignored: in OCI layers, whiteouts are files.
 */
final class WhiteoutScanner implements FileScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("whiteout", "1", ScannerKind.FILE);
  private static final PathSelector MARKERS = PathSelector.globs("**/.wh.*");

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return PathSelector.none();
  }

  @Override
  public ScanResult<IndexedFile> scan(LayerView layer) {
    List<IndexedFile> files = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (LayerEntry entry : layer.select(MARKERS)) {
      IndexedFile file = new IndexedFile(entry.path(), FileKind.WHITEOUT);
      files.add(file);
      if (!file.isWellFormedWhiteout()) {
        notices.add(new Notice(entry.path(), "a whiteout that hides nothing"));
      }
    }
    return new ScanResult<>(files, List.of(), List.of(), notices);
  }
}
