/**
 * Stores to look at another store with: {@link dev.libindex.testdata.store.RecordingStore} counts
 * what is asked of it, {@link dev.libindex.testdata.store.FaultyStore} fails where a test wants it
 * to, so that a process can be killed between any two writes. Depends on the API only.
 */
@NullMarked
package dev.libindex.testdata.store;

import org.jspecify.annotations.NullMarked;
