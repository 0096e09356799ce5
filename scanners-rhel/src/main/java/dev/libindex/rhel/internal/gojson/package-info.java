/**
 * Reads white space, quoted literals, times and JSON as Go's standard library does, where that
 * differs from Java's and decides what claircore reads from a file.
 */
@NullMarked
package dev.libindex.rhel.internal.gojson;

import org.jspecify.annotations.NullMarked;
