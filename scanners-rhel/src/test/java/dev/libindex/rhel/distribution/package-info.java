/** Tests of the distribution scanners. */
@NullMarked
package dev.libindex.rhel.distribution;

import org.jspecify.annotations.NullMarked;
