/** Outside knowledge that evidence is bound with, and its versions. */
@NullMarked
package dev.libindex.mapping;

import org.jspecify.annotations.NullMarked;
