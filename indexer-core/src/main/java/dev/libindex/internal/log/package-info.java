/** How texts from outside get into logs and messages. */
@NullMarked
package dev.libindex.internal.log;

import org.jspecify.annotations.NullMarked;
