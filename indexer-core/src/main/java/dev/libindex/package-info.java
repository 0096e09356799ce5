/**
 * The front door: {@link dev.libindex.Libindex} indexes images, {@link
 * dev.libindex.LibindexOptions} tunes it. Everything below {@code dev.libindex.internal} is behind
 * it and not exported. Claircore's counterpart is its package {@code libindex}.
 */
@NullMarked
package dev.libindex;

import org.jspecify.annotations.NullMarked;
