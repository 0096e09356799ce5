/**
 * Parses what Red Hat's build systems leave in an image about how it was built: content manifests,
 * {@code labels.json}, and the tags of containers.
 *
 * <p>This package knows only the formats. The scanners know where in a layer the files are, and
 * which packages and repositories follow from them. Counterpart of the reading parts of claircore's
 * {@code rhel} and {@code rhel/rhcc} packages and of its {@code pkg/rhctag}.
 */
@NullMarked
package dev.libindex.rhel.internal.buildinfo;

import org.jspecify.annotations.NullMarked;
