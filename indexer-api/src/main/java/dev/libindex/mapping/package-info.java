/**
 * Mappings: outside knowledge that turns evidence into results, such as Red Hat's mapping files. A
 * mapping has a name, a source, and a table from keys to values.
 *
 * <p>The core fetches mappings in the background and keeps the current version of each in the
 * store; an ecosystem only declares which mappings it needs and how to read the files. Depends on
 * {@code error} only.
 */
@NullMarked
package dev.libindex.mapping;

import org.jspecify.annotations.NullMarked;
