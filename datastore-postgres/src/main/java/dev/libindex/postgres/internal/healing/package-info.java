/** How reports become whole: which are due, which are requeued, and whose turn it is. */
@NullMarked
package dev.libindex.postgres.internal.healing;

import org.jspecify.annotations.NullMarked;
