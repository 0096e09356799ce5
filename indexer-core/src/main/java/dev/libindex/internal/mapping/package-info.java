/**
 * The supply of mappings, off the scan path: seed files, conditional requests with back-off,
 * imports. The store keeps the version that all nodes bind with; nothing here is ever waited for by
 * a scan.
 */
@NullMarked
package dev.libindex.internal.mapping;

import org.jspecify.annotations.NullMarked;
