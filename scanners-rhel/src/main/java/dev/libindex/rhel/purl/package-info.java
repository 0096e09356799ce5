/**
 * Package URLs: {@link dev.libindex.rhel.purl.PackageUrls} creates them for the packages of a
 * report and turns them back into records; {@link dev.libindex.rhel.purl.PackageUrl} is the URL
 * itself.
 *
 * <p>One class for each scheme is the counterpart of claircore's generators and parsers in {@code
 * rhel}, {@code rhcc}, {@code aws}, {@code oracle}, {@code suse} and {@code photon}. Depends on the
 * distributions, repositories and versions of this module.
 */
@NullMarked
package dev.libindex.rhel.purl;

import org.jspecify.annotations.NullMarked;
