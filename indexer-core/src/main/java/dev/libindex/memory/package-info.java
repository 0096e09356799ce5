/**
 * Store and locks in memory, for tests and for use without a database.
 *
 * <p>{@link dev.libindex.memory.InMemoryStore} is also the reference for what a store does: one
 * lock, plain maps, every verb as its contract has it. {@code Ledger} knows layers and their cells,
 * {@code Mappings} what changed when, {@code ManifestRecord} what is kept of a manifest.
 */
@NullMarked
package dev.libindex.memory;

import org.jspecify.annotations.NullMarked;
