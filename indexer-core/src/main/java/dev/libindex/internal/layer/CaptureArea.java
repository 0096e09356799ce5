package dev.libindex.internal.layer;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.LayerLimits;
import dev.libindex.model.LimitHit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The captured files of one layer, by their number in its {@link EntryTable}. Filled by one thread,
 * one file at a time, then read by any number of threads.
 *
 * <p>A file that cannot be captured (a limit, a full disk) does not affect the others: opening it
 * throws an exception that says why.
 */
final class CaptureArea {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureArea.class);
  private static final int ZEROS = 1 << 13;

  /** A file that was captured, or the reason why it was not. */
  private interface Capture {
    FileContent open(String path) throws IOException;
  }

  private final CaptureBudget budget;
  private final LayerLimits limits;
  private final Path temporaryDirectory;
  private final Map<Integer, Capture> captures = new HashMap<>();

  private @Nullable SpillFile spill;
  private long acquired;
  private long capturedBytes;
  private long recognizedBytes;
  private long spilledBytes;
  private volatile boolean closed;

  private int entry;
  private @Nullable CaptureSink sink;

  CaptureArea(CaptureBudget budget, LayerLimits limits, Path temporaryDirectory) {
    this.budget = budget;
    this.limits = limits;
    this.temporaryDirectory = temporaryDirectory;
  }

  /**
   * Begins a file.
   *
   * @return whether its bytes are to be written; if not, the file must not be written or ended
   */
  boolean begin(int newEntry, long size) {
    entry = newEntry;
    LimitHit limit = limit(size);
    if (limit != null) {
      captures.put(
          entry,
          path -> {
            throw new LayerLimitException(path, limit);
          });
      return false;
    }
    capturedBytes += size;
    try {
      sink = sink(size);
      return true;
    } catch (IOException e) {
      fail(e);
      return false;
    }
  }

  /**
   * Begins a file that nobody has asked for yet, which does not count against the limit of captured
   * bytes.
   *
   * @return as {@link #begin}; if false, the file counts as never begun
   */
  boolean beginRecognized(int newEntry, long size) {
    entry = newEntry;
    try {
      sink = sink(size);
      recognizedBytes += size;
      return true;
    } catch (IOException e) {
      LOG.debug("a file that a link may name was not kept", e);
      return false;
    }
  }

  /** Returns the size in bytes of the largest file that is captured. */
  long maxFileBytes() {
    return limits.maxFileBytes();
  }

  private @Nullable LimitHit limit(long size) {
    if (size > limits.maxFileBytes()) {
      return new LimitHit("maxFileBytes", limits.maxFileBytes());
    }
    return size > limits.maxCapturedBytes() - capturedBytes
        ? new LimitHit("maxCapturedBytes", limits.maxCapturedBytes())
        : null;
  }

  private CaptureSink sink(long size) throws IOException {
    if (budget.tryAcquire(size)) {
      acquired += size;
      return new MemoryContent(size, () -> closed);
    }
    if (spill == null) {
      spill = SpillFile.create(temporaryDirectory);
    }
    spilledBytes += size;
    return spill.sink();
  }

  private void fail(IOException cause) {
    sink = null;
    captures.put(
        entry,
        path -> {
          throw new IOException("cannot keep " + path + ": " + cause.getMessage(), cause);
        });
  }

  void write(byte[] buffer, int offset, int length) {
    if (sink != null) {
      try {
        sink.write(buffer, offset, length);
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  void writeZeros(long length) {
    byte[] zeros = new byte[(int) Math.min(length, ZEROS)];
    for (long left = length; left > 0; left -= zeros.length) {
      write(zeros, 0, (int) Math.min(left, zeros.length));
    }
  }

  void end() {
    if (sink != null) {
      FileContent content = sink.content();
      captures.put(entry, path -> content);
      sink = null;
    }
  }

  /** Returns whether the file was begun, even if it could not be captured. */
  boolean has(int file) {
    return captures.containsKey(file);
  }

  /**
   * Opens the content of a file.
   *
   * @param path the path for messages
   * @return the content; empty if the file was never begun
   * @throws IOException if the file could not be captured, or the area is closed
   */
  Optional<FileContent> open(int file, String path) throws IOException {
    if (closed) {
      throw new IOException("the layer is closed");
    }
    Capture capture = captures.get(file);
    return capture == null ? Optional.empty() : Optional.of(capture.open(path));
  }

  /** Returns the number of bytes of all files that were begun. */
  long capturedBytes() {
    return capturedBytes + recognizedBytes;
  }

  long spilledBytes() {
    return spilledBytes;
  }

  /** Releases memory and disk. Harmless when repeated. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    budget.release(acquired);
    if (spill != null) {
      try {
        spill.close();
      } catch (IOException e) {
        LOG.warn("a temporary file could not be deleted", e);
      }
    }
  }
}
