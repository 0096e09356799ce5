package dev.libindex.layer;

/** What an entry of a layer is. */
public enum EntryType {
  /** A regular file. */
  FILE,
  /** A directory, named by the tar or implied by the path of another entry. */
  DIRECTORY,
  /** A symbolic link. */
  SYMLINK,
  /** Another name of a file of the same layer. */
  HARDLINK,
  /** A device, a fifo: something without content. */
  OTHER
}
