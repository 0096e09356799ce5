package dev.libindex.internal.tar;

import java.io.IOException;

/** Reads the maps of sparse files that are stored in separate blocks before the content. */
final class SparseMapReader {
  private static final int HEADER_PIECES = 386;
  private static final int HEADER_PIECE_COUNT = 4;
  private static final int HEADER_EXTENDED = 482;
  private static final int HEADER_EXPANDED_SIZE = 483;
  private static final int BLOCK_PIECE_COUNT = 21;
  private static final int BLOCK_EXTENDED = 504;
  private static final int PIECE_LENGTH = 2 * TarNumber.LENGTH;
  private static final int MAX_BLOCKS = TarWalker.MAX_EXTENSION / HeaderBlock.SIZE;

  private final TarInput input;

  SparseMapReader(TarInput input) {
    this.input = input;
  }

  /**
   * Returns the size of the file with its holes from an old GNU header, or {@link
   * TarNumber#INVALID}.
   */
  static long expandedSize(byte[] bytes, int header) {
    return TarNumber.parse(bytes, header + HEADER_EXPANDED_SIZE, TarNumber.LENGTH);
  }

  /**
   * Reads the map of the old GNU format: four pieces in the header, which is consumed here, and 21
   * in each block that follows it.
   */
  SparseMap readOldGnu() throws IOException {
    SparseMap map = new SparseMap();
    byte[] bytes = input.bytes();
    int header = input.start();
    addPieces(map, bytes, header + HEADER_PIECES, HEADER_PIECE_COUNT);
    boolean extended = bytes[header + HEADER_EXTENDED] != 0;
    input.consume(HeaderBlock.SIZE);
    for (int blocks = 0; extended; blocks++) {
      int block = nextBlock(blocks);
      addPieces(map, bytes, block, BLOCK_PIECE_COUNT);
      extended = bytes[block + BLOCK_EXTENDED] != 0;
      input.consume(HeaderBlock.SIZE);
    }
    return map;
  }

  /** Adds pieces up to the first empty one, which ends the list. */
  private static void addPieces(SparseMap map, byte[] bytes, int start, int count) {
    for (int i = 0; i < count; i++) {
      int piece = start + i * PIECE_LENGTH;
      if (bytes[piece] == 0 && bytes[piece + TarNumber.LENGTH] == 0) {
        return;
      }
      map.addOffset(number(bytes, piece));
      map.addLength(number(bytes, piece + TarNumber.LENGTH));
    }
  }

  private static long number(byte[] bytes, int start) {
    long number = TarNumber.parse(bytes, start, TarNumber.LENGTH);
    if (number == TarNumber.INVALID) {
      throw new MalformedTarException("sparse map with a bad number");
    }
    return number;
  }

  /**
   * Reads the map of GNU's format 1.0: the number of pieces, then offset and length of each, as
   * decimal lines, filled up to a whole block.
   */
  SparseMap readFromContent() throws IOException {
    Lines lines = new Lines();
    long count = lines.next();
    SparseMap map = new SparseMap();
    for (long i = 0; i < count; i++) {
      map.addOffset(lines.next());
      map.addLength(lines.next());
    }
    return map;
  }

  private int nextBlock(int blocksBefore) throws IOException {
    if (blocksBefore >= MAX_BLOCKS) {
      throw new MalformedTarException("sparse map larger than " + TarWalker.MAX_EXTENSION);
    }
    if (input.require(HeaderBlock.SIZE) < HeaderBlock.SIZE) {
      throw new MalformedTarException("the tar ends in a sparse map");
    }
    return input.start();
  }

  /** Reads the decimal lines of a map, block by block. */
  private final class Lines {
    private int blocks;
    private int position;
    private int end;

    long next() throws IOException {
      long value = 0;
      int digits = 0;
      while (true) {
        int character = nextByte();
        if (character == '\n' && digits > 0) {
          return value;
        }
        int digit = character - '0';
        if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
          throw new MalformedTarException("sparse map with a bad number");
        }
        value = 10 * value + digit;
        digits++;
      }
    }

    private int nextByte() throws IOException {
      if (position == end) {
        position = nextBlock(blocks++);
        end = position + HeaderBlock.SIZE;
        input.consume(HeaderBlock.SIZE);
      }
      return input.bytes()[position++];
    }
  }
}
