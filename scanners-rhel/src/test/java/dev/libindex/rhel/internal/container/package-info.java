/** Tests of the scanners for containers. */
@NullMarked
package dev.libindex.rhel.internal.container;

import org.jspecify.annotations.NullMarked;
