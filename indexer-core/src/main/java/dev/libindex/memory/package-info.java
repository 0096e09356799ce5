/** Store and locks in memory, for tests and for use without a database. */
@NullMarked
package dev.libindex.memory;

import org.jspecify.annotations.NullMarked;
