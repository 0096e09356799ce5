/** Ecosystems: scanners that belong together, their coalescer, and resolvers. */
@NullMarked
package dev.libindex.ecosystem;

import org.jspecify.annotations.NullMarked;
