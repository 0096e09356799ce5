/** Tests that content which was read before is not fetched again under another digest. */
@NullMarked
package dev.libindex.reuse;

import org.jspecify.annotations.NullMarked;
