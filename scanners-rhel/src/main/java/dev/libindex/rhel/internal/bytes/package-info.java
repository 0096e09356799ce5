/**
 * Reads bytes of captured files in place. {@link dev.libindex.rhel.internal.bytes.Extents} is a
 * value stored in pieces; {@link dev.libindex.rhel.internal.bytes.FormatException} is what every
 * format reader of this module throws for malformed bytes.
 */
@NullMarked
package dev.libindex.rhel.internal.bytes;

import org.jspecify.annotations.NullMarked;
