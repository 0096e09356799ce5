/** The lock SPI: leases with fencing and expiry. */
@NullMarked
package dev.libindex.lock;

import org.jspecify.annotations.NullMarked;
