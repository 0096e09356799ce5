package dev.libindex.rhel.internal.coalesce;

import dev.libindex.model.Package;

/**
 * A package that a database of the image lists.
 *
 * @param database the database's label
 * @param introduced the package as listed by the layer that introduced it
 * @param introducedIn the index of that layer: the lowest in the unbroken run of copies of the
 *     database that list the package
 * @param listed the package as listed by the uppermost layer of that run
 * @param listedIn the index of that layer
 */
record PackageOccurrence(
    String database, Package introduced, int introducedIn, Package listed, int listedIn) {

  static PackageOccurrence first(String database, Package found, int layer) {
    return new PackageOccurrence(database, found, layer, found, layer);
  }

  /** Returns the occurrence extended to a further copy of the database that lists the package. */
  PackageOccurrence listedAgain(Package found, int layer) {
    return new PackageOccurrence(database, introduced, introducedIn, found, layer);
  }
}
