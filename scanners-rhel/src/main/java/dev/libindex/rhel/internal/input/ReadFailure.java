package dev.libindex.rhel.internal.input;

import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;

/** What an exception while reading a file means for the report. */
public final class ReadFailure {
  private ReadFailure() {}

  /**
   * The partial error of a file that could not be read: permanent if its bytes are wrong, are more
   * than a limit allows, or are nowhere in the layer's capture; transient if they could not be had
   * this time.
   *
   * @throws InterruptedException if the failure is an interruption
   */
  public static PartialError of(String path, IOException failure) throws InterruptedException {
    if (failure instanceof InterruptedIOException) {
      // The thread's status is cleared as by every method that throws this.
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
