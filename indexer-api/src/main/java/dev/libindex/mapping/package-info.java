/**
 * Outside knowledge that turns evidence into results: Red Hat's mapping files, seen as a name, a
 * source and a table from key to values.
 *
 * <p>The core supplies mappings off the scan path and keeps the current version of each in the
 * store; an ecosystem only declares which it needs and how the file is read. Depends on nothing.
 */
@NullMarked
package dev.libindex.mapping;

import org.jspecify.annotations.NullMarked;
