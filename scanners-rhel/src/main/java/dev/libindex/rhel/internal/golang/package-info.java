/**
 * What Go's standard library does and Java's does not, where it decides what claircore reads out of
 * a file: white space, quoted literals, times, JSON.
 */
@NullMarked
package dev.libindex.rhel.internal.golang;

import org.jspecify.annotations.NullMarked;
