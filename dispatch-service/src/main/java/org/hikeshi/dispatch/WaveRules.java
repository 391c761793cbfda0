package org.hikeshi.dispatch;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is done in a wave, as `rules/wave.md` has it.
///
/// @param triageSites how many sites one engineer looks after by telephone at the same time
/// @param triageAfter how long a site has waited for room before somebody telephones
/// @param triageLasts after that it takes up no place of hers
/// @param reassignBy by how many points the waiting site is more urgent than the one left
/// @param reassignWaited how long the urgent site has waited for room
/// @param reassignWithin how long after her yes somebody may still be asked to move
/// @param reassignAgain how long nobody is asked to move a second time
record WaveRules(
    int triageSites,
    int triageLevel,
    Duration triageAfter,
    Duration triageLasts,
    int reassignBy,
    Duration reassignWaited,
    Duration reassignWithin,
    Duration reassignAgain) {

  private static final List<RuleTable.Row> TABLE = RuleTable.read("wave.md");

  /// @param day in Asia/Tokyo
  static WaveRules inForceOn(LocalDate day) {
    var values =
        TABLE.stream()
            .filter(row -> row.inForceOn(day))
            .collect(
                Collectors.toMap(row -> row.of("rule"), row -> Integer.parseInt(row.of("value"))));
    return new WaveRules(
        value(values, "TRIAGE_SITES"),
        value(values, "TRIAGE_LEVEL"),
        minutes(values, "TRIAGE_AFTER_MINUTES"),
        minutes(values, "TRIAGE_LASTS_MINUTES"),
        value(values, "REASSIGN_BY_POINTS"),
        minutes(values, "REASSIGN_WAITED_MINUTES"),
        minutes(values, "REASSIGN_WITHIN_MINUTES"),
        minutes(values, "REASSIGN_AGAIN_MINUTES"));
  }

  private static int value(Map<String, Integer> values, String rule) {
    return Objects.requireNonNull(values.get(rule), rule);
  }

  private static Duration minutes(Map<String, Integer> values, String rule) {
    return Duration.ofMinutes(value(values, rule));
  }
}
