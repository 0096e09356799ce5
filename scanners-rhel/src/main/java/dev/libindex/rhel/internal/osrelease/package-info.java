/**
 * Parses files that name the distribution of an image: {@code os-release} in general, and the name
 * of Red Hat Enterprise Linux anywhere in such a file.
 *
 * <p>Counterpart of claircore's {@code osrelease} package and of the reading part of its {@code
 * rhel} distribution scanner.
 */
@NullMarked
package dev.libindex.rhel.internal.osrelease;

import org.jspecify.annotations.NullMarked;
