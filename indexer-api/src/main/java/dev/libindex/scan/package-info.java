/** The scanner SPI: scanners, what they return, and how evidence is bound. */
@NullMarked
package dev.libindex.scan;

import org.jspecify.annotations.NullMarked;
