package dev.libindex.scan;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.ScannerIdentity;
import java.io.IOException;

/**
 * Reads one kind of thing out of a layer. Must be stateless and thread-safe, because one instance
 * scans many layers concurrently.
 *
 * @param <T> what it finds
 */
public sealed interface LayerScanner<T>
    permits PackageScanner, DistributionScanner, RepositoryScanner, FileScanner {
  /** The number of bytes at the beginning of a file by which a scanner may recognise it. */
  int BEGINNING = 512;

  /** Returns the name, version and kind; always the same. */
  ScannerIdentity identity();

  /**
   * Returns the paths whose content the scanner will open; always the same. Opening any other file
   * that has content throws {@link dev.libindex.layer.UncapturedException}, unless another scanner
   * wants it in the same pass, which depends on the scanners that run.
   */
  PathSelector wants();

  /**
   * Returns whether a file that begins like this may be one that the scanner wants, although its
   * path is not selected: a link that comes later, in this layer or in one above, may give it
   * another name. Such files are captured as far as they fit, so that the layer need not be fetched
   * again, and the scanner finds them with {@link LayerView#recognized}. Called for every file of a
   * layer that no scanner selects, so it must be quick, and strict enough to match few files. Must
   * be a pure function of the beginning and the size.
   *
   * @param beginning the first bytes of the file; not to be kept or changed
   * @param length the number of valid bytes in {@code beginning}: {@value #BEGINNING}, or the size
   *     of the file if it is smaller
   * @param size the size of the file in bytes
   */
  default boolean recognizes(byte[] beginning, int length, long size) {
    return false;
  }

  /**
   * Scans a layer. The result must be a pure function of the layer's bytes, the scanner's version
   * and the per-layer limits: no network, no clock, no other layer. A scanner whose results depend
   * on other layers of an image implements {@link dev.libindex.ecosystem.Composer} as well, and
   * returns what that needs as {@link Evidence}.
   *
   * <p>What another scan of the layer may be able to read is returned as a {@link
   * dev.libindex.model.PartialError#ofTransient transient} partial error, rather than thrown.
   *
   * @return what was found, with a partial error for whatever could not be read
   * @throws IOException if nothing can be said about the layer. The core turns it, and any
   *     unchecked exception, into a permanent partial error of this scanner, and keeps the results
   *     of all other scanners
   * @throws InterruptedException if the thread is interrupted; nothing is stored in that case
   */
  ScanResult<T> scan(LayerView layer) throws IOException, InterruptedException;
}
