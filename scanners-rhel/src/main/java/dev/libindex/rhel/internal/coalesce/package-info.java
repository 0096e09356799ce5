/**
 * Merges the rpm packages and containers found in the layers of an image.
 *
 * <p>{@link dev.libindex.rhel.internal.coalesce.LinuxCoalescer} serves distributions without
 * repositories, {@link dev.libindex.rhel.internal.coalesce.RhelCoalescer} those of Red Hat, and
 * {@link dev.libindex.rhel.internal.coalesce.RhccCoalescer} containers. The first two determine in
 * the same way what is installed ({@code InstalledPackages}): a layer's copy of a database replaces
 * the copies below, whatever else is in these layers, and a database that an upper layer hides
 * ({@link dev.libindex.ecosystem.LayerOverlay}) is gone. All of it is pure, and independent of the
 * order in which a store returns packages.
 */
@NullMarked
package dev.libindex.rhel.internal.coalesce;

import org.jspecify.annotations.NullMarked;
