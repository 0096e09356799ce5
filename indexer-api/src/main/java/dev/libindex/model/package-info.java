/** The model: what an image is made of and what was found in it, as immutable records. */
@NullMarked
package dev.libindex.model;

import org.jspecify.annotations.NullMarked;
