package org.hikeshi.web.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The tree over one batch of entries, as in RFC 6962: a leaf is SHA-256(0 ‖ entry), a node is
/// SHA-256(1 ‖ left ‖ right), and the left half is the largest power of two below the whole.
final class MerkleTree {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final List<byte[]> leaves;

  /// @param entries as text, in their order; at least one
  MerkleTree(List<String> entries) {
    this.leaves = entries.stream().map(MerkleTree::leaf).toList();
  }

  /// A neighbour on the way up, and on which side of the way it stands.
  record Step(Side side, byte[] hash) {}

  enum Side {
    LEFT,
    RIGHT
  }

  byte[] root() {
    return root(leaves);
  }

  /// The way from one entry up to the root, the nearest neighbour first.
  List<Step> path(int index) {
    var steps = new ArrayList<Step>();
    climb(leaves, index, steps);
    return steps;
  }

  /// Where the way from this entry ends.
  static byte[] root(String entry, List<Step> path) {
    var hash = leaf(entry);
    for (var step : path) {
      hash = step.side == Side.LEFT ? node(step.hash, hash) : node(hash, step.hash);
    }
    return hash;
  }

  private static void climb(List<byte[]> part, int index, List<Step> steps) {
    if (part.size() == 1) {
      return;
    }
    int half = Integer.highestOneBit(part.size() - 1);
    var left = part.subList(0, half);
    var right = part.subList(half, part.size());
    if (index < half) {
      climb(left, index, steps);
      steps.add(new Step(Side.RIGHT, root(right)));
    } else {
      climb(right, index - half, steps);
      steps.add(new Step(Side.LEFT, root(left)));
    }
  }

  private static byte[] root(List<byte[]> part) {
    if (part.size() == 1) {
      return part.getFirst();
    }
    int half = Integer.highestOneBit(part.size() - 1);
    return node(root(part.subList(0, half)), root(part.subList(half, part.size())));
  }

  private static byte[] leaf(String entry) {
    return Hashes.of(LEAF, entry.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] node(byte[] left, byte[] right) {
    return Hashes.of(NODE, left, right);
  }
}
