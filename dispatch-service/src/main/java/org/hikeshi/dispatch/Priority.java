package org.hikeshi.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How urgent a dispatch is, and why: first what the hospital can no longer do for patients, then
/// how little its neighbours can take over, then what it lacks in readiness. The points are
/// `rules/priority.md`'s; equals are served in the order of their arrival.
record Priority(int points, List<Point> why) {

  /// The order of the constants is the order of weight: all that one tier can add is less than the
  /// smallest step of the tier above it.
  enum Tier {
    IMPACT,
    NEIGHBOURS,
    READINESS
  }

  /// One reason for the urgency.
  ///
  /// @param detail which function it is about; empty where the factor says it all
  record Point(String factor, String detail, int points) {

    /// `ALONE:EMERGENCY_CENTER=20`, the form in which it is stored.
    @Override
    public String toString() {
      return factor + (detail.isEmpty() ? "" : ":" + detail) + "=" + points;
    }

    static Point parse(String written) {
      var equals = written.indexOf('=');
      var named = written.substring(0, equals).split(":", 2);
      return new Point(
          named[0],
          named.length == 1 ? "" : named[1],
          Integer.parseInt(written.substring(equals + 1)));
    }
  }

  private record Rule(Tier tier, String factor, int points) {}

  private static final List<RuleTable.Row> TABLE = RuleTable.read("priority.md");

  /// @param day by whose rules, in Asia/Tokyo
  static Priority of(Situation situation, LocalDate day) {
    var rules = rulesOn(day);
    var why = new ArrayList<Point>();
    for (var rule : rules) {
      namedBy(situation, rule)
          .map(detail -> new Point(rule.factor, detail, rule.points))
          .forEach(why::add);
    }
    var points = 0;
    for (var tier : Tier.values()) {
      points += Math.min(sum(why, tier, rules), most(tier, rules));
    }
    return new Priority(points, List.copyOf(why));
  }

  private static Stream<String> namedBy(Situation situation, Rule rule) {
    return switch (rule.tier) {
      case IMPACT -> situation.careImpact().stream().filter(rule.factor::equals).map(_ -> "");
      case READINESS -> situation.gaps().stream().filter(rule.factor::equals).map(_ -> "");
      case NEIGHBOURS ->
          rule.factor.equals("ALONE")
              ? situation.aloneIn().stream()
              : situation.functions().stream().filter(rule.factor::equals).map(_ -> "");
    };
  }

  private static int sum(List<Point> why, Tier tier, List<Rule> rules) {
    return why.stream()
        .filter(
            point ->
                rules.stream()
                    .anyMatch(rule -> rule.tier == tier && rule.factor.equals(point.factor)))
        .mapToInt(Point::points)
        .sum();
  }

  /// A hospital that is alone in many functions must not outweigh a patient without an emergency
  /// room: a tier stops short of the smallest step above it.
  private static int most(Tier tier, List<Rule> rules) {
    return tier == Tier.IMPACT ? Integer.MAX_VALUE : step(above(tier), rules) - step(tier, rules);
  }

  private static Tier above(Tier tier) {
    return Tier.values()[tier.ordinal() - 1];
  }

  private static int step(Tier tier, List<Rule> rules) {
    return rules.stream()
        .filter(rule -> rule.tier == tier && rule.points > 0)
        .mapToInt(Rule::points)
        .reduce(0, Priority::greatestCommonDivisor);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private static List<Rule> rulesOn(LocalDate day) {
    return TABLE.stream()
        .filter(row -> row.inForceOn(day))
        .map(
            row ->
                new Rule(
                    Tier.valueOf(row.of("tier")),
                    row.of("factor"),
                    Integer.parseInt(row.of("points"))))
        .toList();
  }
}
