package dev.libindex.rhel.internal.databases;

import dev.libindex.model.Package;
import java.util.List;

/** What a package scanner adds to the packages that were read from the log of another layer. */
@FunctionalInterface
public interface Refinement {
  /** A refinement that adds nothing. */
  Refinement NONE = (layer, packages) -> packages;

  /**
   * Returns the packages in the same order.
   *
   * @param layer the layer that brings the log
   */
  List<Package> refine(int layer, List<Package> packages);
}
