/**
 * Finds which of Red Hat's repositories a layer was built from.
 *
 * <p>What a layer tells are repository ids: those of its content manifest, or those of its dnf
 * history where it has no manifest or the manifest says so. They are evidence; the mapping
 * repository-to-cpe turns each into repositories, one for each CPE. Counterpart of claircore's
 * {@code rhel.RepositoryScanner}.
 */
@NullMarked
package dev.libindex.rhel.internal.repository;

import org.jspecify.annotations.NullMarked;
