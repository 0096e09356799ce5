/** Tests of the scanners for containers as packages. */
@NullMarked
package dev.libindex.rhel.container;

import org.jspecify.annotations.NullMarked;
