/** Common Platform Enumeration names: parsing, binding and matching. */
@NullMarked
package dev.libindex.cpe;

import org.jspecify.annotations.NullMarked;
