/**
 * Recognises the distribution of a layer by its release files: Red Hat Enterprise Linux and its
 * relatives, and the other distributions that use rpm.
 *
 * <p>{@link dev.libindex.rhel.internal.distribution.DistributionScanners} creates the scanners.
 * Each has a list of files to look at, and a class for its distribution that reads one of them.
 * Counterpart of claircore's packages {@code rhel}, {@code aws}, {@code oracle}, {@code suse} and
 * {@code photon}.
 */
@NullMarked
package dev.libindex.rhel.internal.distribution;

import org.jspecify.annotations.NullMarked;
