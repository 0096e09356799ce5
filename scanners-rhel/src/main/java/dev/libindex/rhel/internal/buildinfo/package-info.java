/**
 * What Red Hat's build systems leave in an image about how it was built: content manifests, {@code
 * labels.json}, and the tags of containers.
 *
 * <p>Here are the formats only; where in a layer the files are, and what packages and repositories
 * come of them, is for the scanners. Counterpart of the reading parts of claircore's {@code rhel}
 * and {@code rhel/rhcc} packages and of its {@code pkg/rhctag}.
 */
@NullMarked
package dev.libindex.rhel.internal.buildinfo;

import org.jspecify.annotations.NullMarked;
