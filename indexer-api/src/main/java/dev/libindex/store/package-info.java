/**
 * The SPI of stores, and what they keep: manifests, the ledger of scanned layers, evidence,
 * mappings, reports and their searchable rows.
 *
 * <p>The ledger has one {@link dev.libindex.store.Cell} per layer and scanner. A report's state is
 * derived from cells, so a missing cell never makes a report look finished. Every method takes one
 * round trip, or a fixed number of them, whatever the number of layers, scanners and packages.
 * Claircore's counterpart is {@code indexer.Store}. Depends on {@code model}, {@code mapping} and
 * {@code error}.
 */
@NullMarked
package dev.libindex.store;

import org.jspecify.annotations.NullMarked;
