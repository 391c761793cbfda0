package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.matching.CandidateFixture.DAY;

import java.util.List;
import org.hikeshi.dispatch.Priority.Point;
import org.hikeshi.events.Category;
import org.junit.jupiter.api.Test;

class PriorityTest {

  private static final List<String> ALL_GAPS =
      List.of("NO_RESPONSIBLE_OFFICER", "NO_OFFLINE_BACKUP", "SURVEY_DECLINED");
  private static final List<String> MANY =
      List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K");

  @Test
  void whatPatientsLoseComesFirstThenTheNeighboursThenReadiness() {
    // given
    var outpatients = of(List.of("OUTPATIENT_STOPPED"), List.of(), List.of(), List.of());
    var remote =
        of(List.of("OUTPATIENT_STOPPED"), List.of("REMOTE_AREA_BASE"), List.of(), List.of());
    var unready = of(List.of("OUTPATIENT_STOPPED"), List.of(), List.of(), ALL_GAPS);
    var admissions = of(List.of("ADMISSIONS_STOPPED"), List.of(), List.of(), List.of());
    // then
    assertThat(List.of(outpatients, unready, remote, admissions)).isSorted();
  }

  @Test
  void howeverMuchSpeaksForIt_aLowerTierNeverOutweighsOneStepAbove() {
    // given
    var everything = of(List.of("OUTPATIENT_STOPPED"), List.of("REMOTE_AREA_BASE"), MANY, ALL_GAPS);
    var oneStepMore = of(List.of("ADMISSIONS_STOPPED"), List.of(), List.of(), List.of());
    // then
    assertThat(everything).isLessThan(oneStepMore);
  }

  @Test
  void eachPointSaysWhatItIsFor() {
    // when
    var priority =
        Priority.of(
            situation(
                List.of("EMERGENCY_STOPPED"),
                List.of(),
                List.of("EMERGENCY_CENTER"),
                List.of("NO_OFFLINE_BACKUP")),
            DAY);
    // then
    assertThat(priority.why())
        .containsExactly(
            new Point("EMERGENCY_STOPPED", "", 400),
            new Point("ALONE", "EMERGENCY_CENTER", 10),
            new Point("NO_OFFLINE_BACKUP", "", 2));
    assertThat(priority.points()).isEqualTo(412);
    assertThat(priority.why()).allMatch(point -> Point.parse(point.toString()).equals(point));
  }

  @Test
  void whatIsNotKnownOrNotInTheRulesGivesNoPoints() {
    assertThat(of(List.of("NONE"), List.of("TRAINING"), List.of(), List.of())).isZero();
  }

  private static int of(
      List<String> impact, List<String> functions, List<String> aloneIn, List<String> gaps) {
    return Priority.of(situation(impact, functions, aloneIn, gaps), DAY).points();
  }

  private static Situation situation(
      List<String> impact, List<String> functions, List<String> aloneIn, List<String> gaps) {
    return new Situation(
        Category.RANSOMWARE, impact, List.of(), "14", "1404", List.of(), functions, aloneIn, gaps);
  }
}
