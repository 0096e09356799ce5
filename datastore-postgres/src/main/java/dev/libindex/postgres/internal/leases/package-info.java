/** Leases: rights to a key, each held by one node at a time. */
@NullMarked
package dev.libindex.postgres.internal.leases;

import org.jspecify.annotations.NullMarked;
