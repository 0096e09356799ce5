/**
 * The entry point: {@link dev.libindex.Libindex} indexes images. It is built by a {@link
 * dev.libindex.LibindexBuilder} and tuned by {@link dev.libindex.LibindexOptions}. The packages
 * below {@code dev.libindex.internal} implement it and are not exported. Claircore's counterpart is
 * its package {@code libindex}.
 */
@NullMarked
package dev.libindex;

import org.jspecify.annotations.NullMarked;
