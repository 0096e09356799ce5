/**
 * Rules for the code as a whole, checked on the compiled modules. They are here because the
 * quickstart is the only module that depends on all the others.
 */
@NullMarked
package dev.libindex.architecture;

import org.jspecify.annotations.NullMarked;
