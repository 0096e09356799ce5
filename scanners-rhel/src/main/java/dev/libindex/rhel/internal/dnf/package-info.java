/**
 * Reads the history of dnf 4 and dnf 5: which repository each package was installed from. {@link
 * dev.libindex.rhel.internal.dnf.DnfHistory} is the entry point, and {@link
 * dev.libindex.rhel.internal.dnf.HistoryEvidence} where file and log are in different layers.
 * Counterpart of claircore's {@code internal/dnf}.
 */
@NullMarked
package dev.libindex.rhel.internal.dnf;

import org.jspecify.annotations.NullMarked;
