/**
 * What Libindex keeps: manifests, the ledger of scanned layers, evidence, mappings, reports and
 * their searchable rows.
 *
 * <p>The ledger has one {@link dev.libindex.store.Cell} per layer and scanner. A report's state is
 * derived from cells; nothing is finished by omission. Every method is one round trip or a fixed
 * number of them, whatever the number of layers, scanners and packages. Claircore's counterpart is
 * {@code indexer.Store}. Depends on the model and mappings.
 */
@NullMarked
package dev.libindex.store;

import org.jspecify.annotations.NullMarked;
