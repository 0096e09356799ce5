package dev.libindex.ecosystem;

/**
 * A form in which packages lie in an image. Ecosystems {@linkplain Ecosystem#reads declare} the
 * formats that they read; a report has a notice for each other format that was seen in the image.
 */
public enum PackageFormat {
  /** Packages of Alpine Linux and its kin. */
  APK("apk"),
  /** Packages of conda, which may be of any language. */
  CONDA("conda"),
  /** Packages of .NET applications. */
  DOTNET("dotnet"),
  /** Packages of Debian, Ubuntu and their kin. */
  DPKG("dpkg"),
  /** Go modules that were compiled into programs. Libindex itself does not look for them. */
  GO("go"),
  /** Java archives: jar, war and ear. */
  JAVA("java"),
  /** Packages of Nix and NixOS. */
  NIX("nix"),
  /** Packages of Node.js, below {@code node_modules}. */
  NODEJS("nodejs"),
  /** Packages of opkg, as in OpenWrt and Yocto. */
  OPKG("opkg"),
  /** Packages of Arch Linux and its kin. */
  PACMAN("pacman"),
  /** Packages of PHP that Composer has installed. */
  PHP("php"),
  /** Packages of Gentoo and its kin. */
  PORTAGE("portage"),
  /** Python's distribution packages: wheels and eggs. */
  PYTHON("python"),
  /** Packages of rpm. */
  RPM("rpm"),
  /** Ruby gems. */
  RUBY("ruby"),
  /** Windows itself, and what is installed in it. */
  WINDOWS("windows");

  private final String text;

  PackageFormat(String text) {
    this.text = text;
  }

  /** Returns the name in notices. */
  public String text() {
    return text;
  }
}
