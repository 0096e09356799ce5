/** The versions of mappings, and the keys that they change. */
@NullMarked
package dev.libindex.postgres.internal.mappings;

import org.jspecify.annotations.NullMarked;
