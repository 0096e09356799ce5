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
 * Collects what goes wrong while a layer is scanned; not thread-safe. A hostile layer has as many
 * broken files as it likes: of each kind of partial error, and of the notices, the first {@value
 * #MAX} are kept, and one more stands for all others.
 */
public final class ProblemCollector {
  /** More than anybody reads. */
  private static final int MAX = 100;

  /** Partial errors of one kind go away by the same means. */
  private record Kind(PartialError.Reason reason, String mapping, Optional<LimitHit> limit) {
    static Kind of(PartialError error) {
      return new Kind(error.reason(), error.mapping(), Optional.ofNullable(error.limit()));
    }

    /** Of all files, which also says of every database that it may not have been read entirely. */
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

  /** The partial errors, in the order in which they were added. */
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

  /** The notices, in the order in which they were added. */
  public List<Notice> notices() {
    List<Notice> all = new ArrayList<>(notices);
    if (noticeCount > MAX) {
      all.add(new Notice("", (noticeCount - MAX) + " more"));
    }
    return all;
  }
}
