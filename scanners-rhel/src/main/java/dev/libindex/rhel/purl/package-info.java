/**
 * Package URLs: {@link dev.libindex.rhel.purl.PackageUrls} makes them for the packages of a report
 * and makes records of them again, {@link dev.libindex.rhel.purl.PackageUrl} is the URL itself.
 *
 * <p>One class for each scheme knows what claircore's generators and parsers of {@code rhel},
 * {@code rhcc}, {@code aws}, {@code oracle}, {@code suse} and {@code photon} know. Depends on the
 * distributions, repositories and versions of this module.
 */
@NullMarked
package dev.libindex.rhel.purl;

import org.jspecify.annotations.NullMarked;
