/** Layers for tests, as the tables of vectors spell them out or as a tar has them. */
@NullMarked
package dev.libindex.rhel.layers;

import org.jspecify.annotations.NullMarked;
