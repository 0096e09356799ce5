/**
 * Versions of rpm packages: reading them as rpm and dnf write them, and ordering them as rpm does.
 *
 * <p>{@link dev.libindex.rhel.internal.rpmver.RpmVersion} is the value. Counterpart of claircore's
 * {@code internal/rpmver}.
 */
@NullMarked
package dev.libindex.rhel.internal.rpmver;

import org.jspecify.annotations.NullMarked;
