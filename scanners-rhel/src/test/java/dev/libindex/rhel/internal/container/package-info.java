/** Tests of the scanners for containers as packages. */
@NullMarked
package dev.libindex.rhel.internal.container;

import org.jspecify.annotations.NullMarked;
