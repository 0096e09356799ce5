/**
 * Recognises the distribution of a layer by its release files: Red Hat Enterprise Linux and its
 * relatives, and the other distributions that use rpm.
 *
 * <p>{@link dev.libindex.rhel.internal.distribution.DistributionScanners} has the scanners. Each is
 * a list of files and a way to read one of them, in a class of the distribution's own. Counterpart
 * of claircore's packages {@code rhel}, {@code aws}, {@code oracle}, {@code suse} and {@code
 * photon}.
 */
@NullMarked
package dev.libindex.rhel.internal.distribution;

import org.jspecify.annotations.NullMarked;
