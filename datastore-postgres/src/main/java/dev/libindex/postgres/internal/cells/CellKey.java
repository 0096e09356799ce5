package dev.libindex.postgres.internal.cells;

import java.util.UUID;

/**
 * Names a cell.
 *
 * @param layer the layer's digest
 * @param scanner the key of the scanner's row
 */
record CellKey(String layer, UUID scanner) {}
