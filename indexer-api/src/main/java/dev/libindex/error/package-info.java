/**
 * The root of all exceptions, {@link dev.libindex.error.LibindexException}, and {@link
 * dev.libindex.error.StoreException}, which both stores and locks throw. The others live beside
 * what they concern, in {@code model}, {@code layer}, {@code store}, {@code mapping} and so on.
 * Depends on nothing.
 */
@NullMarked
package dev.libindex.error;

import org.jspecify.annotations.NullMarked;
