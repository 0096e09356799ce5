/**
 * What vulnerabilities mean for rpm packages and for Red Hat's containers: which version is older,
 * which repository is meant, which distribution. Claircore's counterparts are the matchers in its
 * packages {@code rhel}, {@code rhel/rhcc}, {@code aws}, {@code oracle}, {@code suse} and {@code
 * photon}.
 */
@NullMarked
package dev.libindex.rhel.internal.match;

import org.jspecify.annotations.NullMarked;
