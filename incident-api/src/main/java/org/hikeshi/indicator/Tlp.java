package org.hikeshi.indicator;

/// Who may have it (Traffic Light Protocol 2.0, FIRST). What a report says is for its hospital, the
/// desk and the engineers on it until somebody says otherwise.
enum Tlp {
  RED,
  AMBER_STRICT,
  AMBER,
  GREEN,
  CLEAR;

  /// As FIRST writes it.
  String label() {
    return "TLP:" + name().replace('_', '+');
  }
}
