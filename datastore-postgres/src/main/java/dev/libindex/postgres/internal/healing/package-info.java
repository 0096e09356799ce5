/** Healing: which reports are due or requeued, and whose turn it is to do a task for all nodes. */
@NullMarked
package dev.libindex.postgres.internal.healing;

import org.jspecify.annotations.NullMarked;
