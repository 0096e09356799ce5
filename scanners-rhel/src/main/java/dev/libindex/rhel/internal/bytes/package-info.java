/**
 * Bytes of captured files, read in place: {@link dev.libindex.rhel.internal.bytes.Extents} for
 * values that lie in pieces over one or more files, and the exception of every format reader of
 * this module.
 */
@NullMarked
package dev.libindex.rhel.internal.bytes;

import org.jspecify.annotations.NullMarked;
