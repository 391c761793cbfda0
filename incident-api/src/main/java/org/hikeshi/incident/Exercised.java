package org.hikeshi.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.report.Statement;

/// What a report in a drill comes to. It names no authority and is no event, so there is nothing
/// that an authority's channel could take.
///
/// @param leftOut fields about which nothing was said and that engineers or the law would need
record Exercised(
    Category category,
    Set<CareImpact> careImpact,
    Set<String> affectedSystems,
    boolean helpWanted,
    HospitalFacts hospital,
    List<String> leftOut) {

  static Exercised of(Statement said, Facts facts, HospitalFacts hospital) {
    return new Exercised(
        facts.category(),
        facts.careImpact(),
        facts.affectedSystems(),
        facts.firstResponse() == FirstResponse.REQUESTED,
        hospital,
        leftOut(said));
  }

  private static List<String> leftOut(Statement said) {
    var left = new ArrayList<String>();
    if (said.careImpact() == null) {
      left.add("careImpact");
    }
    if (said.affectedSystems() == null) {
      left.add("affectedSystems");
    }
    if (said.detectedAt() == null) {
      left.add("detectedAt");
    }
    if (said.entryRoute() == null) {
      left.add("entryRoute");
    }
    if (said.personalData().state() == null) {
      left.add("personalData");
    }
    return List.copyOf(left);
  }
}
