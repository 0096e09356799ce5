/** Keys that follow from what a row says, and how contents are compressed. */
@NullMarked
package dev.libindex.postgres.internal.content;

import org.jspecify.annotations.NullMarked;
