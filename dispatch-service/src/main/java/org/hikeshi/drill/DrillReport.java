package org.hikeshi.drill;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.Exercise;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.HospitalFacts;

/// What a hospital said in a drill, as incident-api has read and checked it. It is never stored as
/// a report, and there is no incident.
///
/// @param leftOut fields that it said nothing about and that others would have needed
record DrillReport(
    @NotNull Category category,
    @NotNull Set<CareImpact> careImpact,
    @NotNull Set<String> affectedSystems,
    boolean helpWanted,
    @NotNull HospitalFacts hospital,
    @NotNull List<String> leftOut) {

  Exercise of(UUID drill) {
    return new Exercise(drill, category, careImpact, affectedSystems, hospital);
  }
}
