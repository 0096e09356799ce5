/**
 * Stores to look at another store with: {@link dev.libindex.testdata.store.RecordingStore} counts
 * what is asked of it, {@link dev.libindex.testdata.store.FaultyStore} fails where a test wants it
 * to, and {@link dev.libindex.testdata.store.KillSwitch} lets it be the last thing that a process
 * does. Depends on the API only.
 */
@NullMarked
package dev.libindex.testdata.store;

import org.jspecify.annotations.NullMarked;
