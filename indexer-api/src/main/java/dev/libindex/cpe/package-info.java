/**
 * Common Platform Enumeration names: reading, printing and comparing them.
 *
 * <p>{@link dev.libindex.cpe.Cpe} is the value; {@link dev.libindex.cpe.CpeAttribute} names its
 * eleven attributes and {@link dev.libindex.cpe.CpeValue} is what one of them holds. {@link
 * dev.libindex.cpe.CpeComparison} says how two names relate. The formats are those of NISTIR 7695
 * (naming) and NISTIR 7696 (matching). Claircore's counterpart is {@code toolkit/types/cpe}.
 * Depends on {@code error} only.
 */
@NullMarked
package dev.libindex.cpe;

import org.jspecify.annotations.NullMarked;
