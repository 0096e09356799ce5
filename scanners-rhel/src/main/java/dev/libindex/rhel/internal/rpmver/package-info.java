/**
 * Parses versions of rpm packages as rpm and dnf write them, and orders them as rpm does: {@link
 * dev.libindex.rhel.internal.rpmver.RpmVersion}. Counterpart of claircore's {@code
 * internal/rpmver}.
 */
@NullMarked
package dev.libindex.rhel.internal.rpmver;

import org.jspecify.annotations.NullMarked;
