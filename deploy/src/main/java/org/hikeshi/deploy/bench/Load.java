package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What came of many reports.
///
/// @param count how many were answered 201
/// @param failed how many were not
/// @param msP50 how long an answer took, in milliseconds, of half of them at most; the others
///   likewise
record Load(double perSecond, long count, long failed, double msP50, double msP99, double msP999) {

  /// @param name goes before each figure, unless it is empty
  void into(ObjectNode figures, String name) {
    figures.put(name.isEmpty() ? "perSecond" : name + "PerSecond", perSecond);
    figures.put(name.isEmpty() ? "failed" : name + "Failed", failed);
    var ms = name.isEmpty() ? "ms" : name + "Ms";
    figures.put(ms + "P50", msP50);
    figures.put(ms + "P99", msP99);
    figures.put(ms + "P999", msP999);
  }
}
