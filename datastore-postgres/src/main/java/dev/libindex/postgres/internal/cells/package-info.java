/** The ledger: scanners, the cells they have written, and what the cells' evidence names. */
@NullMarked
package dev.libindex.postgres.internal.cells;

import org.jspecify.annotations.NullMarked;
