/**
 * Finds containers that are packages themselves, by what Red Hat's build systems leave in their
 * layers: a Dockerfile with labels, or, newer, the file {@code labels.json}.
 *
 * <p>A Dockerfile names a container by the repository that it was pushed to while it was built; the
 * mapping container-name-repos-map tells under which names it is published, so that what the
 * Dockerfile says is evidence. {@code labels.json} needs no mapping. Counterpart of claircore's
 * {@code rhel/rhcc}.
 */
@NullMarked
package dev.libindex.rhel.internal.container;

import org.jspecify.annotations.NullMarked;
