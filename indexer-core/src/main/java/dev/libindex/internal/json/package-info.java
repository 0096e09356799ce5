/**
 * Clair's JSON: written in a canonical form, and read as leniently as Go's encoding/json reads it.
 * The public face of this package is {@code dev.libindex.json}. What the store keeps is read by
 * {@code dev.libindex.internal.stored}, strictly.
 */
@NullMarked
package dev.libindex.internal.json;

import org.jspecify.annotations.NullMarked;
