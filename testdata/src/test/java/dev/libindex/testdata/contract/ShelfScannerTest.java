package dev.libindex.testdata.contract;

/** A correct scanner passes the contract. */
class ShelfScannerTest extends ShelfScannerKit {
  ShelfScannerTest() {
    super(new ShelfScanner());
  }
}
