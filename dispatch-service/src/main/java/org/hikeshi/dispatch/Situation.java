package org.hikeshi.dispatch;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.jspecify.annotations.Nullable;

/// What the newest report says of all that the choice of people rests on, as codes.
@Embeddable
record Situation(
    @Enumerated(EnumType.STRING) Category category,
    List<String> careImpact,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    List<String> vendors) {

  static Situation of(ReportFiled report) {
    var hospital = report.hospital();
    return new Situation(
        report.facts().category(),
        report.facts().careImpact().stream().sorted().map(CareImpact::name).toList(),
        hospital.prefecture(),
        hospital.secondaryMedicalArea(),
        List.copyOf(hospital.vendors()));
  }

  Set<CareImpact> impact() {
    return careImpact.stream().map(CareImpact::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
