/** The entry point of the library. */
@NullMarked
package dev.libindex;

import org.jspecify.annotations.NullMarked;
