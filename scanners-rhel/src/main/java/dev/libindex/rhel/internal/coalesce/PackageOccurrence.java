package dev.libindex.rhel.internal.coalesce;

import dev.libindex.model.Package;

/**
 * A package that a database of the image lists.
 *
 * @param database the database's label
 * @param introduced the package as the layer that brought it has it
 * @param introducedIn that layer: the lowest of the unbroken run of layers whose copy of the
 *     database lists the package, by its place in the image
 * @param listed the package as the uppermost layer of that run has it
 * @param listedIn that layer's place in the image
 */
record PackageOccurrence(
    String database, Package introduced, int introducedIn, Package listed, int listedIn) {

  static PackageOccurrence first(String database, Package found, int layer) {
    return new PackageOccurrence(database, found, layer, found, layer);
  }

  /** The same package, seen again in the next copy of the database. */
  PackageOccurrence again(Package found, int layer) {
    return new PackageOccurrence(database, introduced, introducedIn, found, layer);
  }
}
