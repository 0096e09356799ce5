package dev.libindex.rhel.internal.input;

import dev.libindex.model.LimitHit;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the partial errors and notices of one scan; not thread-safe. A hostile layer can have
 * any number of broken files, so only the first {@value #MAX} notices and partial errors of each
 * kind are kept; one more says how many were dropped.
 */
public final class ProblemCollector {
  /** More than anyone reads. */
  private static final int MAX = 100;

  /** The kind of a partial error; errors of one kind are resolved in the same way. */
  private record Kind(PartialError.Reason reason, String mapping, Optional<LimitHit> limit) {
    static Kind of(PartialError error) {
      return new Kind(error.reason(), error.mapping(), Optional.ofNullable(error.limit()));
    }

    /**
     * Creates an error without a path, which marks every database of the layer as possibly
     * incomplete.
     */
    PartialError more(long count) {
      return new PartialError("", count + " more", reason, mapping, limit.orElse(null));
    }
  }

  private final List<PartialError> errors = new ArrayList<>();
  private final Map<Kind, Long> errorCounts = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private long noticeCount;

  /** Adds a partial error. */
  public void add(PartialError error) {
    if (errorCounts.merge(Kind.of(error), 1L, Long::sum) <= MAX) {
      errors.add(error);
    }
  }

  /** Adds a notice. */
  public void add(Notice notice) {
    if (++noticeCount <= MAX) {
      notices.add(notice);
    }
  }

  /** Returns the partial errors in the order in which they were added. */
  public List<PartialError> errors() {
    List<PartialError> all = new ArrayList<>(errors);
    errorCounts.forEach(
        (kind, count) -> {
          if (count > MAX) {
            all.add(kind.more(count - MAX));
          }
        });
    return all;
  }

  /** Returns the notices in the order in which they were added. */
  public List<Notice> notices() {
    List<Notice> all = new ArrayList<>(notices);
    if (noticeCount > MAX) {
      all.add(new Notice("", (noticeCount - MAX) + " more"));
    }
    return all;
  }
}
