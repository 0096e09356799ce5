/** Tests of all of Libindex during outages of the mappings, failures of the store, and kills. */
@NullMarked
package dev.libindex.healing;

import org.jspecify.annotations.NullMarked;
