/**
 * Keeps the mappings in the store up to date, independently of scanning: with seed files,
 * conditional requests with back-off, and imports. The store holds the version that all nodes bind
 * with; no scan ever waits for anything here.
 *
 * <p>{@link dev.libindex.internal.mapping.MappingSupply} is the entry point. Each mapping has a
 * {@code MappingUpdater}, which decides when an attempt is made, and a {@code MappingFetch}, which
 * makes it under the mapping's lease; all share the {@code MappingInstaller}, which checks files
 * and installs them.
 */
@NullMarked
package dev.libindex.internal.mapping;

import org.jspecify.annotations.NullMarked;
