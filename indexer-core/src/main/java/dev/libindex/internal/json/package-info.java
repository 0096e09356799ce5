/**
 * How reports and cells become JSON and back. The public face of it is {@code dev.libindex.json};
 * the form of cells is nobody's business but the core's.
 */
@NullMarked
package dev.libindex.internal.json;

import org.jspecify.annotations.NullMarked;
