/** How texts from outside get into logs and messages. */
@NullMarked
package dev.libindex.core.log;

import org.jspecify.annotations.NullMarked;
