/**
 * The SPI of leases, which decide who does what should be done by one node of the cluster at a
 * time. Depends on {@code error} only.
 */
@NullMarked
package dev.libindex.lock;

import org.jspecify.annotations.NullMarked;
