/** Makes texts from outside safe for logs and messages: one line, no credentials. */
@NullMarked
package dev.libindex.internal.log;

import org.jspecify.annotations.NullMarked;
