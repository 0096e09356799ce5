/** Tests of the distribution scanners. */
@NullMarked
package dev.libindex.rhel.internal.distribution;

import org.jspecify.annotations.NullMarked;
