package dev.libindex.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package with one distribution and one repository: an entry of a report whose maps have been
 * {@linkplain IndexReport#records() unpacked}.
 *
 * @param found the package
 * @param distribution the distribution it was found in, or null if that is not known
 * @param repository a repository that it may come from, or null if none is known
 */
public record IndexRecord(
    Package found, @Nullable Distribution distribution, @Nullable Repository repository) {

  public IndexRecord {
    Objects.requireNonNull(found, "found");
  }
}
