/** Tests of the ecosystems as a whole. */
@NullMarked
package dev.libindex.rhel;

import org.jspecify.annotations.NullMarked;
