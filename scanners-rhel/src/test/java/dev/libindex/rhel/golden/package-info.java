/**
 * Holds scanners and coalescers, without the core, to what claircore answered for whole images.
 * Binding, merging and printing are done here in the plainest way.
 */
@NullMarked
package dev.libindex.rhel.golden;

import org.jspecify.annotations.NullMarked;
