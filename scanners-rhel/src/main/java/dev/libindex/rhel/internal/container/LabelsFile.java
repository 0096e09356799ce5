package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.buildinfo.BuildInfoException;
import dev.libindex.rhel.internal.buildinfo.LabelsJson;
import dev.libindex.rhel.internal.input.FileBeginning;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The file {@code labels.json} of a layer.
 *
 * @param path the path at which it was found
 * @param labels its content
 */
record LabelsFile(String path, LabelsJson labels) {
  /** In order of precedence. */
  private static final List<String> PATHS =
      List.of("root/buildinfo/labels.json", "usr/share/buildinfo/labels.json");

  static PathSelector wanted() {
    return PathSelector.paths(PATHS.toArray(String[]::new));
  }

  /** Returns whether a file that begins like this may be one of labels. */
  static boolean recognizes(byte[] beginning, int length, long size) {
    return FileBeginning.isJsonWith("\"com.redhat.", beginning, length, size)
        || FileBeginning.isJsonWith("\"architecture\"", beginning, length, size);
  }

  /**
   * Parses the file and passes it to the finder. If there is no file, the result is empty; if it
   * cannot be read or parsed, the result is a partial error.
   */
  static <T> ScanResult<T> scan(LayerView layer, Function<LabelsFile, ScanResult<T>> finder)
      throws InterruptedException {
    for (String path : PATHS) {
      try {
        Optional<byte[]> content = SmallFile.read(layer, path);
        if (content.isPresent()) {
          return finder.apply(new LabelsFile(path, LabelsJson.parse(content.get())));
        }
      } catch (BuildInfoException e) {
        return failed(path, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return ScanResult.failed(ReadFailure.of(path, e));
      }
    }
    return ScanResult.empty();
  }

  /** Returns a result with a permanent partial error about the file. */
  static <T> ScanResult<T> failed(String path, String cause) {
    return ScanResult.failed(PartialError.permanent(path, cause));
  }
}
