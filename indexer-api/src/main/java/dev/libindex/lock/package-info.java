/**
 * The SPI of leases. Work that only one node of the cluster should do at a time is done under a
 * lease. Depends on {@code error} only.
 */
@NullMarked
package dev.libindex.lock;

import org.jspecify.annotations.NullMarked;
