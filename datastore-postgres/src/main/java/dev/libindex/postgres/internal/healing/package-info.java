/**
 * Healing: which reports are due or requeued, and whose turn it is to do what one node does for
 * all.
 */
@NullMarked
package dev.libindex.postgres.internal.healing;

import org.jspecify.annotations.NullMarked;
