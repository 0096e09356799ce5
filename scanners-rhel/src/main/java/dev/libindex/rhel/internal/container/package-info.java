/**
 * Finds containers, which are reported as packages, by what Red Hat's build systems leave in their
 * layers: a Dockerfile with labels or, in newer images, {@code labels.json}.
 *
 * <p>A Dockerfile names the repository that the container was pushed to while it was built. That is
 * evidence; the mapping container-name-repos-map has the names under which the container is
 * published. {@code labels.json} needs no mapping. Counterpart of claircore's {@code rhel/rhcc}.
 */
@NullMarked
package dev.libindex.rhel.internal.container;

import org.jspecify.annotations.NullMarked;
