/**
 * Finds the package databases of rpm in a layer, and the packages that they list.
 *
 * <p>{@link dev.libindex.rhel.internal.packages.RpmPackageScanner} serves every distribution that
 * uses rpm; {@link dev.libindex.rhel.internal.packages.RhelPackageScanner} also asks dnf's history
 * which repository a package came from. {@link
 * dev.libindex.rhel.internal.packages.RpmDatabaseScanner} tells coalescers where databases stand,
 * the empty ones included, and what hides those of lower layers. A database may be in any
 * directory; what counts is its name and how it begins.
 */
@NullMarked
package dev.libindex.rhel.internal.packages;

import org.jspecify.annotations.NullMarked;
