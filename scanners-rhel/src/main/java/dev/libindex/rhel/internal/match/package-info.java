/**
 * Decides which rpm packages and Red Hat containers a vulnerability affects, by version, repository
 * and distribution. Claircore's counterparts are the matchers in its packages {@code rhel}, {@code
 * rhel/rhcc}, {@code aws}, {@code oracle}, {@code suse} and {@code photon}.
 */
@NullMarked
package dev.libindex.rhel.internal.match;

import org.jspecify.annotations.NullMarked;
