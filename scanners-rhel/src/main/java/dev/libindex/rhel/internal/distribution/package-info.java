/**
 * Recognises the distribution of a layer by its release files: Red Hat Enterprise Linux and its
 * relatives, and the other distributions that use rpm.
 *
 * <p>{@link dev.libindex.rhel.internal.distribution.DistributionScanners} creates the scanners.
 * Most have a list of files to look at, and a class for their distribution that reads one of them;
 * the last one recognises what the others do not. Release numbers are parsed, never enumerated.
 * Counterpart of claircore's packages {@code rhel}, {@code aws}, {@code oracle}, {@code suse} and
 * {@code photon}.
 */
@NullMarked
package dev.libindex.rhel.internal.distribution;

import org.jspecify.annotations.NullMarked;
