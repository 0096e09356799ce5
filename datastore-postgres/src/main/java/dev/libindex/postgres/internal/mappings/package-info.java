/** Mappings: their versions, the keys that these change, and refused versions. */
@NullMarked
package dev.libindex.postgres.internal.mappings;

import org.jspecify.annotations.NullMarked;
