/** Store and locks in PostgreSQL. */
@NullMarked
package dev.libindex.postgres;

import org.jspecify.annotations.NullMarked;
