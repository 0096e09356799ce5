/**
 * Leases: who may do something that should be done once in the whole cluster, until when, and in
 * which order. Depends on {@code dev.libindex.error} only.
 */
@NullMarked
package dev.libindex.lock;

import org.jspecify.annotations.NullMarked;
