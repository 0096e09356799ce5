/**
 * Stores to look at another store with: {@link dev.libindex.testdata.store.RecordingStore} counts
 * what is asked of it, {@link dev.libindex.testdata.store.FaultyStore} fails where a test wants it
 * to, {@link dev.libindex.testdata.store.KillSwitch} lets it be the last thing that a process does,
 * and {@link dev.libindex.testdata.store.CanonicalExport} tells whether two stores hold the same.
 * Depends on the API only.
 */
@NullMarked
package dev.libindex.testdata.store;

import org.jspecify.annotations.NullMarked;
