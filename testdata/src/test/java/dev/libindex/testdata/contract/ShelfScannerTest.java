package dev.libindex.testdata.contract;

/** A right scanner passes the contract. */
class ShelfScannerTest extends ShelfScannerKit {
  ShelfScannerTest() {
    super(new ShelfScanner());
  }
}
