/**
 * Keeps the mappings in the store up to date, apart from scanning: seed files, conditional requests
 * with back-off, imports. The store holds the version that all nodes bind with; no scan ever waits
 * for anything here.
 *
 * <p>{@link dev.libindex.internal.mapping.MappingSupply} is the entry. Each mapping has a {@code
 * MappingUpdater}, which says when an attempt is made; a {@code MappingFetch}, which makes it under
 * the mapping's lease; and all share the {@code MappingInstaller}, which checks files and installs
 * them.
 */
@NullMarked
package dev.libindex.internal.mapping;

import org.jspecify.annotations.NullMarked;
