/**
 * The groups of {@link dev.libindex.LibindexOptions}. All of their values have defaults and bounds:
 * a value out of bounds is rejected with an {@link java.lang.IllegalArgumentException} whose
 * message begins with the path of the option, such as {@code mappings.timeout}, or, for a value in
 * {@code limits.layer}, with the name of the limit, such as {@code maxEntries}. Times are positive
 * and at most 36,500 days long unless stated otherwise, numbers are positive, and nothing may be
 * null.
 */
@NullMarked
package dev.libindex.options;

import org.jspecify.annotations.NullMarked;
