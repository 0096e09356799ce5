/**
 * Contract kits: JUnit classes that say what a store, a source of locks and a scanner must do, for
 * everyone who writes one. A kit is used by extending it and handing it what is to be tested:
 *
 * <ul>
 *   <li>{@link dev.libindex.testdata.contract.StoreContract} and {@link
 *       dev.libindex.testdata.contract.MappingStoreContract} for stores,
 *   <li>{@link dev.libindex.testdata.contract.LockSourceContract} for sources of locks,
 *   <li>{@link dev.libindex.testdata.contract.ScannerContract} for scanners, which read {@link
 *       dev.libindex.testdata.contract.FakeLayer}s.
 * </ul>
 *
 * <p>Tests are grouped by the method they are about; each group is a class of its own. Depends on
 * the API only.
 */
@NullMarked
package dev.libindex.testdata.contract;

import org.jspecify.annotations.NullMarked;
