/**
 * The ecosystem that every Libindex has: it finds whiteouts and takes away what they remove. Its
 * counterpart in claircore is the package of the same name.
 */
@NullMarked
package dev.libindex.internal.whiteout;

import org.jspecify.annotations.NullMarked;
