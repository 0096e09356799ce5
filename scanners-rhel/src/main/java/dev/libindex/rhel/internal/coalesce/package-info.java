/**
 * Makes one image of the rpm and container packages that were found in its layers.
 *
 * <p>{@link dev.libindex.rhel.internal.coalesce.LinuxCoalescer} serves distributions without
 * repositories, {@link dev.libindex.rhel.internal.coalesce.RhelCoalescer} those of Red Hat, and
 * {@link dev.libindex.rhel.internal.coalesce.RhccCoalescer} containers that are packages
 * themselves. The first two agree on what is installed ({@code InstalledPackages}): a database of a
 * layer replaces the same database of the layers below, whatever else is in these layers, and a
 * database that a layer hides is gone, as overlayfs would have it. All of it is pure, and
 * independent of the order in which a store returns packages.
 */
@NullMarked
package dev.libindex.rhel.internal.coalesce;

import org.jspecify.annotations.NullMarked;
