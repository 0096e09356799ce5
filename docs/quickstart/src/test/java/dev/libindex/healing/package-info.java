/** Outages, kills and recoveries, over the whole of Libindex. */
@NullMarked
package dev.libindex.healing;

import org.jspecify.annotations.NullMarked;
