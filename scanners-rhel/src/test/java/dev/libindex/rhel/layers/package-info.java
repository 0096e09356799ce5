/** Creates layers for tests from vector tables and from tars. */
@NullMarked
package dev.libindex.rhel.layers;

import org.jspecify.annotations.NullMarked;
