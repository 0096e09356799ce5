/** Layers for tests: made up in memory, or read from a tar in the plainest way. */
@NullMarked
package dev.libindex.rhel.layers;

import org.jspecify.annotations.NullMarked;
