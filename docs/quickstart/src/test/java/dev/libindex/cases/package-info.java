/** Images and servers as they are found in the field, run through the public entry points. */
@NullMarked
package dev.libindex.cases;

import org.jspecify.annotations.NullMarked;
