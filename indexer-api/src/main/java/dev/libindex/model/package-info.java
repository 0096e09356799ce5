/**
 * The vocabulary of the field as immutable values: manifests and layers that go in; packages,
 * distributions, repositories and environments that come out, in a report that also says what is
 * missing.
 *
 * <p>Nothing here does I/O. The JSON form of these values is claircore's and lives in {@code
 * dev.libindex.json} of indexer-core. Claircore's counterpart is its root package. Depends on
 * {@code dev.libindex.cpe} and {@code dev.libindex.error}.
 */
@NullMarked
package dev.libindex.model;

import org.jspecify.annotations.NullMarked;
