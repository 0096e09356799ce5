/** Keys derived from what a row says, and the compression of content. */
@NullMarked
package dev.libindex.postgres.internal.content;

import org.jspecify.annotations.NullMarked;
