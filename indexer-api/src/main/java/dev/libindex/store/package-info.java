/** The store SPI: everything that outlives one process. */
@NullMarked
package dev.libindex.store;

import org.jspecify.annotations.NullMarked;
