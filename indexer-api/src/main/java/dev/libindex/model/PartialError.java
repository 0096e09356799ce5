package dev.libindex.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read or bound, so that results of a scanner are missing. A single one
 * makes the report of an image {@code IndexPartial}.
 *
 * @param path the file concerned, or empty
 * @param cause what went wrong, for people; the same input always gives the same text, so it
 *     contains no time, counter, host or temporary name
 * @param reason what makes it go away
 * @param mapping the missing mapping; empty unless the reason is {@link Reason#MISSING_MAPPING}
 * @param limit the per-layer limit that was hit, or null
 */
public record PartialError(
    String path, String cause, Reason reason, String mapping, @Nullable LimitHit limit) {

  /** What makes a partial error go away. */
  public enum Reason {
    /** It goes away when the evidence is bound with the mapping; no layer is read. */
    MISSING_MAPPING("missing-mapping"),
    /** It may go away when the layer is scanned again. */
    TRANSIENT("transient"),
    /**
     * It stays until another version of the scanner or, if a limit was hit, until a larger limit.
     */
    PERMANENT("permanent");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Returns the name in JSON and in the store. */
    public String text() {
      return text;
    }

    /**
     * Returns the reason with exactly this name.
     *
     * @throws IllegalArgumentException if there is no such reason
     */
    public static Reason parse(String text) {
      for (Reason reason : values()) {
        if (reason.text.equals(text)) {
          return reason;
        }
      }
      throw new IllegalArgumentException("unknown reason: " + text);
    }
  }

  public PartialError {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(mapping, "mapping");
  }

  /** Creates an error for results that wait for this mapping. */
  public static PartialError missingMapping(String mapping) {
    return new PartialError(
        "", "mapping " + mapping + " is missing", Reason.MISSING_MAPPING, mapping, null);
  }

  /** Creates an error that may go away when the layer is scanned again. */
  public static PartialError ofTransient(String path, String cause) {
    return new PartialError(path, cause, Reason.TRANSIENT, "", null);
  }

  /** Creates an error that scanning the layer again does not remove. */
  public static PartialError permanent(String path, String cause) {
    return new PartialError(path, cause, Reason.PERMANENT, "", null);
  }

  /** Creates a permanent error for a file that was not read because of a per-layer limit. */
  public static PartialError limit(String path, LimitHit limit) {
    String cause = "limit " + limit.name() + " of " + limit.value() + " is exceeded";
    return new PartialError(path, cause, Reason.PERMANENT, "", limit);
  }
}
