/**
 * The words of the field as immutable values: manifests and layers that go in, packages,
 * distributions, repositories and environments that come out, and how sure the report is.
 *
 * <p>Nothing here does I/O or depends on another package but {@link dev.libindex.cpe}. The JSON
 * form of these values is claircore's and lives in indexer-core. Claircore's counterpart is its
 * root package.
 */
@NullMarked
package dev.libindex.model;

import org.jspecify.annotations.NullMarked;
