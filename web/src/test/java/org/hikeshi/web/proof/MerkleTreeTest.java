package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

  /// The entries of the test vectors that implementations of RFC 6962 share.
  private static final List<String> ENTRIES =
      List.of("", "\0", "\020", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno");

  @ParameterizedTest
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void theRootIsThatOfRfc6962(int size, String root) {
    assertThat(HexFormat.of().formatHex(new MerkleTree(ENTRIES.subList(0, size)).root()))
        .isEqualTo(root);
  }

  @Test
  void everyWayLeadsToTheRoot() {
    for (int size = 1; size <= 33; size++) {
      // given
      var entries = IntStream.range(0, size).mapToObj(Integer::toString).toList();
      var tree = new MerkleTree(entries);
      for (int i = 0; i < size; i++) {
        // when
        var end = MerkleTree.root(entries.get(i), tree.path(i));
        // then
        assertThat(end).isEqualTo(tree.root());
      }
    }
  }
}
