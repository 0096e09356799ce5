/** Leases, which keep work to one node at a time. */
@NullMarked
package dev.libindex.postgres.internal.leases;

import org.jspecify.annotations.NullMarked;
