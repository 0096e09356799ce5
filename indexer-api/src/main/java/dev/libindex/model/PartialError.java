package dev.libindex.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a scanner could not read or bind, so that results are missing. The report of an
 * image with one is {@code IndexPartial}.
 *
 * @param path the file concerned, or empty
 * @param cause what went wrong, for people; the same input gives the same text, so it holds no
 *     time, counter, host or temporary name
 * @param reason what will make it go away
 * @param mapping the mapping that is missing; empty unless the reason is {@link
 *     Reason#MISSING_MAPPING}
 * @param limit the per-layer limit that was hit, or null
 */
public record PartialError(
    String path, String cause, Reason reason, String mapping, @Nullable LimitHit limit) {

  /** What makes a partial error go away. */
  public enum Reason {
    /** Transient: binding again once the mapping is there; no layer is read. */
    MISSING_MAPPING("missing-mapping"),
    /** Transient: scanning the layer again. */
    TRANSIENT("transient"),
    /** Only another version of the scanner. */
    PERMANENT("permanent");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The name in JSON and in the store. */
    public String text() {
      return text;
    }

    /**
     * The reason of exactly this name.
     *
     * @throws IllegalArgumentException if there is none
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

  /** Refuses null. */
  public PartialError {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(mapping, "mapping");
  }

  /** Results wait for this mapping. */
  public static PartialError missingMapping(String mapping) {
    return new PartialError(
        "", "mapping " + mapping + " is missing", Reason.MISSING_MAPPING, mapping, null);
  }

  /** A hiccup: trying again may help. */
  public static PartialError ofTransient(String path, String cause) {
    return new PartialError(path, cause, Reason.TRANSIENT, "", null);
  }

  /** Trying again changes nothing. */
  public static PartialError permanent(String path, String cause) {
    return new PartialError(path, cause, Reason.PERMANENT, "", null);
  }

  /** A per-layer limit keeps the file from being read. */
  public static PartialError limit(String path, LimitHit limit) {
    String cause = "limit " + limit.name() + " of " + limit.value() + " is exceeded";
    return new PartialError(path, cause, Reason.PERMANENT, "", limit);
  }
}
