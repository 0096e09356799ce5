/**
 * Package URLs: {@link dev.libindex.rhel.purl.PackageUrls} creates them for the packages of a
 * report and turns them back into records; {@link dev.libindex.rhel.purl.PackageUrl} is the URL
 * itself.
 *
 * <p>Each scheme has a class, which is the counterpart of claircore's generator and parser in
 * {@code rhel}, {@code rhcc}, {@code aws}, {@code oracle}, {@code suse} and {@code photon}. This
 * package depends on the distributions, repositories and versions of this module.
 */
@NullMarked
package dev.libindex.rhel.purl;

import org.jspecify.annotations.NullMarked;
