/** The exceptions of the public API and their codes. */
@NullMarked
package dev.libindex.error;

import org.jspecify.annotations.NullMarked;
