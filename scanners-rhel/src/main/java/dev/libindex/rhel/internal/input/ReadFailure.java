package dev.libindex.rhel.internal.input;

import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Turns an exception that was thrown while reading a file into a partial error. */
public final class ReadFailure {
  private ReadFailure() {}

  /**
   * Returns the partial error of a file that could not be read. It is permanent if the bytes are
   * malformed, exceed a limit or were not captured from the layer, and transient otherwise.
   *
   * @throws InterruptedException if the failure is an interruption
   */
  public static PartialError of(String path, IOException failure) throws InterruptedException {
    if (failure instanceof InterruptedIOException) {
      // As with every method that throws this, the thread's interrupted status is cleared.
      Thread.interrupted();
      throw new InterruptedException(failure.getMessage());
    }
    if (failure instanceof LayerLimitException exceeded) {
      return PartialError.limit(path, exceeded.limit());
    }
    String cause = String.valueOf(failure.getMessage());
    boolean permanent =
        failure instanceof FormatException || failure instanceof UncapturedException;
    return permanent ? PartialError.permanent(path, cause) : PartialError.ofTransient(path, cause);
  }
}
