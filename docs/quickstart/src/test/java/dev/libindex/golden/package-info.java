/** Tests that compare all of Libindex with claircore's recorded answers. */
@NullMarked
package dev.libindex.golden;

import org.jspecify.annotations.NullMarked;
