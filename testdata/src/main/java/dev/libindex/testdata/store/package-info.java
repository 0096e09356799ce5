/**
 * Test doubles that wrap another store, for tests of code that uses a store:
 *
 * <ul>
 *   <li>{@link dev.libindex.testdata.store.RecordingStore} records which methods were called;
 *   <li>{@link dev.libindex.testdata.store.FaultyStore} fails at chosen calls, once each;
 *   <li>{@link dev.libindex.testdata.store.KillSwitch} simulates that the process is killed at one
 *       of its writes, with a killable store and killable locks;
 *   <li>{@link dev.libindex.testdata.store.ForwardingStore} is the base for your own doubles.
 * </ul>
 *
 * <p>Depends on the API only.
 */
@NullMarked
package dev.libindex.testdata.store;

import org.jspecify.annotations.NullMarked;
