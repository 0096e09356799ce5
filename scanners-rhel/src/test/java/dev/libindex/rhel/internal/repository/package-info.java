/** Tests of the repository scanner and of the mapping that it binds with. */
@NullMarked
package dev.libindex.rhel.internal.repository;

import org.jspecify.annotations.NullMarked;
