package org.hikeshi.duty;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.NoticeEvent.Basis;

/// What one law or guideline says about the facts of one report.
///
/// @param reasons why it applies; while it is open, what already speaks for it
/// @param because the text's key in the bundle, which names the rule
record Finding(Verdict verdict, Basis basis, Set<Reason> reasons, String because) {

  static Finding applies(Set<Reason> reasons, String because) {
    return new Finding(Verdict.APPLIES, Basis.STATUTORY, reasons, because);
  }

  static Finding open(Set<Reason> reasons, String because) {
    return new Finding(Verdict.OPEN, Basis.STATUTORY, reasons, because);
  }

  static Finding not(String because) {
    return new Finding(Verdict.NOT, Basis.STATUTORY, Set.of(), because);
  }

  /// What another incident of the same event says, where this one's own reports say less.
  static Finding carriedOn(Duty other) {
    return new Finding(
        other.verdict(),
        other.basis(),
        Set.copyOf(other.reasons()),
        other.applies() ? "applies.carried-on" : "open.carried-on");
  }

  /// Whether that duty obliges more. What a hospital chose or consented to obliges nobody.
  boolean saysLessThan(Duty other) {
    var further = verdict.compareTo(other.verdict());
    return other.basis() != Basis.VOLUNTARY
        && (further > 0
            || (further == 0 && other.basis() == Basis.STATUTORY && basis != Basis.STATUTORY));
  }

  /// The same, but no law obliges.
  Finding by(Basis other) {
    return new Finding(verdict, other, reasons, because);
  }

  boolean applies() {
    return verdict == Verdict.APPLIES;
  }

  boolean not() {
    return verdict == Verdict.NOT;
  }

  boolean malice() {
    return reasons.contains(Reason.ITEM_3) || reasons.contains(Reason.MYNUMBER_MALICE);
  }

  /// In the order in which the rule lists them.
  List<Reason> inOrder() {
    return List.copyOf(new TreeSet<>(reasons));
  }
}
