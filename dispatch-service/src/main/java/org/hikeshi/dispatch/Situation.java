package org.hikeshi.dispatch;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.jspecify.annotations.Nullable;

/// What the newest report says of all that the choice of people rests on, as codes.
///
/// @param functions of the hospital, such as EMERGENCY_CENTER
/// @param aloneIn those of them that no other hospital of its secondary medical area has
/// @param gaps in its readiness that it has named itself: factors of `rules/priority.md`
@Embeddable
record Situation(
    @Enumerated(EnumType.STRING) Category category,
    List<String> careImpact,
    List<String> affectedSystems,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    List<String> vendors,
    List<String> functions,
    List<String> aloneIn,
    List<String> gaps) {

  static Situation of(ReportFiled report) {
    var facts = report.facts();
    return of(facts.category(), facts.careImpact(), facts.affectedSystems(), report.hospital());
  }

  private static Situation of(
      Category category,
      Set<CareImpact> careImpact,
      Set<String> affectedSystems,
      HospitalFacts hospital) {
    return new Situation(
        category,
        careImpact.stream().sorted().map(CareImpact::name).toList(),
        sorted(affectedSystems),
        hospital.prefecture(),
        hospital.secondaryMedicalArea(),
        List.copyOf(hospital.vendors()),
        sorted(hospital.functions()),
        sorted(hospital.aloneIn()),
        gaps(hospital.readiness()));
  }

  private static List<String> sorted(Collection<String> codes) {
    return codes.stream().sorted().toList();
  }

  /// What it does not know of itself is no gap.
  private static List<String> gaps(HospitalFacts.Readiness readiness) {
    var gaps = new ArrayList<String>();
    if (readiness.responsibleOfficer() == Answer.NO) {
      gaps.add("NO_RESPONSIBLE_OFFICER");
    }
    if (readiness.offlineBackup() == Answer.NO) {
      gaps.add("NO_OFFLINE_BACKUP");
    }
    if (readiness.survey() == Answer.NO) {
      gaps.add("SURVEY_DECLINED");
    }
    return List.copyOf(gaps);
  }

  /// What a drill makes up, or a hospital says in one.
  static Situation of(Exercise exercise) {
    return of(
        exercise.category(),
        exercise.careImpact(),
        exercise.affectedSystems(),
        exercise.hospital());
  }

  /// Whether care is impaired in a way that was not said before.
  boolean addsTo(Situation before) {
    return impact().stream()
        .filter(impact -> impact != CareImpact.NONE && impact != CareImpact.UNKNOWN)
        .anyMatch(impact -> !before.impact().contains(impact));
  }

  boolean endangersLife() {
    return impact().stream().anyMatch(CareImpact::endangersLife);
  }

  Set<CareImpact> impact() {
    return careImpact.stream().map(CareImpact::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
