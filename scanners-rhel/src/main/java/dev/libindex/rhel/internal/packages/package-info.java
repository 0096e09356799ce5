/**
 * Finds the rpm databases of a layer, and the packages that they list.
 *
 * <p>{@link dev.libindex.rhel.internal.packages.RpmPackageScanner} serves every distribution that
 * uses rpm; {@link dev.libindex.rhel.internal.packages.RhelPackageScanner} also looks up in dnf's
 * history which repository a package came from. {@link
 * dev.libindex.rhel.internal.packages.RpmDatabaseScanner} tells coalescers where databases are,
 * including empty ones, and what hides those of lower layers. A database may be in any directory;
 * it is recognised by its name and its first bytes. Which of them count is decided in {@code
 * databases} once all layers of an image are known.
 */
@NullMarked
package dev.libindex.rhel.internal.packages;

import org.jspecify.annotations.NullMarked;
