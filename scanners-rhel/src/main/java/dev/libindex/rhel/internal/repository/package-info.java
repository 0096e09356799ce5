/**
 * Finds which of Red Hat's repositories a layer was built from.
 *
 * <p>A layer names repository ids: in its content manifest, or in its dnf history if it has no
 * manifest or the manifest refers to the history. They are evidence; the mapping repository-to-cpe
 * turns each into repositories, one for each CPE. A history and its log may be in different layers:
 * {@link dev.libindex.rhel.internal.repository.LayerHistories} is what a scan keeps of them, {@link
 * dev.libindex.rhel.internal.repository.ImageHistories} puts them together. Counterpart of
 * claircore's {@code rhel.RepositoryScanner}.
 */
@NullMarked
package dev.libindex.rhel.internal.repository;

import org.jspecify.annotations.NullMarked;
