/**
 * Contract kits: abstract JUnit classes with the tests that every implementation of an SPI must
 * pass. To use one, extend it and override the methods that supply the implementation:
 *
 * <table>
 *   <caption>The kits</caption>
 *   <tr><th>To test a</th><th>extend</th><th>and override</th></tr>
 *   <tr>
 *     <td>{@link dev.libindex.store.Store}</td>
 *     <td>{@link dev.libindex.testdata.contract.StoreContract}</td>
 *     <td>{@code createStore}; {@code rounds} for more rounds of the concurrency tests</td>
 *   </tr>
 *   <tr>
 *     <td>{@link dev.libindex.store.MappingStore}</td>
 *     <td>{@link dev.libindex.testdata.contract.MappingStoreContract}</td>
 *     <td>{@code createStore}</td>
 *   </tr>
 *   <tr>
 *     <td>{@link dev.libindex.lock.LockSource}</td>
 *     <td>{@link dev.libindex.testdata.contract.LockSourceContract}</td>
 *     <td>{@code createLockSource}, {@code advance}</td>
 *   </tr>
 *   <tr>
 *     <td>{@link dev.libindex.scan.LayerScanner}</td>
 *     <td>{@link dev.libindex.testdata.contract.ScannerContract}</td>
 *     <td>{@code scanner}, {@code layers}; {@code mappings} if it is a {@link
 *         dev.libindex.scan.Binder}</td>
 *   </tr>
 * </table>
 *
 * <p>A scanner reads a {@link dev.libindex.testdata.contract.FakeLayer}, which needs no tar. In
 * these kits the tests are grouped by the method that they test, with one package-private class for
 * each.
 */
@NullMarked
package dev.libindex.testdata.contract;

import org.jspecify.annotations.NullMarked;
