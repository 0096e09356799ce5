/** Healing: which reports are due or requeued, and which node does what is done once for all. */
@NullMarked
package dev.libindex.postgres.internal.healing;

import org.jspecify.annotations.NullMarked;
