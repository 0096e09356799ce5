package dev.libindex.layer;

/** The kinds of entry in a layer. */
public enum EntryType {
  /** A regular file. */
  FILE,
  /** A directory, named by the tar or implied by the path of another entry. */
  DIRECTORY,
  /** A symbolic link. */
  SYMLINK,
  /** Another name for a file of the same layer. */
  HARDLINK,
  /** Anything else, such as a device or a FIFO; it has no content. */
  OTHER
}
