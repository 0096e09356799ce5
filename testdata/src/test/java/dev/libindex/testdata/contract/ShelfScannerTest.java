package dev.libindex.testdata.contract;

/** Tests that a correct scanner passes the contract. */
class ShelfScannerTest extends ShelfScannerKit {
  ShelfScannerTest() {
    super(new ShelfScanner());
  }
}
