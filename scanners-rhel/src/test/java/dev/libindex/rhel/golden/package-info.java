/**
 * Compares scanners and coalescers, without the core, with claircore's answers for whole images.
 * Binding, merging and printing are done in the simplest way.
 */
@NullMarked
package dev.libindex.rhel.golden;

import org.jspecify.annotations.NullMarked;
