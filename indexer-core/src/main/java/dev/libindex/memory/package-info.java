/**
 * A store and locks in memory, for tests and for use without a database.
 *
 * <p>{@link dev.libindex.memory.InMemoryStore} is also the reference implementation of the store's
 * contract: one lock and plain maps. {@code Ledger} holds layers and their cells, {@code Mappings}
 * the versions of mappings and when each key changed, and {@code Manifests} manifests and reports;
 * {@code Healing} finds the reports to improve.
 */
@NullMarked
package dev.libindex.memory;

import org.jspecify.annotations.NullMarked;
