package dev.libindex.model;

import java.util.Objects;

/**
 * A per-layer limit that prevented something from being read.
 *
 * @param name the limit's name, as in the options
 * @param value the limit's value at the time, in the unit of the option
 */
public record LimitHit(String name, long value) {

  public LimitHit {
    Objects.requireNonNull(name, "name");
  }
}
