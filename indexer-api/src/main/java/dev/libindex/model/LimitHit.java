package dev.libindex.model;

import java.util.Objects;

/**
 * A per-layer limit that kept something from being read.
 *
 * @param name the limit's name, as in the options
 * @param value the limit's value at that time, in the unit of the option
 */
public record LimitHit(String name, long value) {

  /** Refuses null. */
  public LimitHit {
    Objects.requireNonNull(name, "name");
  }
}
