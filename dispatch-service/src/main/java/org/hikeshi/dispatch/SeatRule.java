package org.hikeshi.dispatch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.Mode;

/// One seat that a dispatch gets where the rule holds, as `rules/seats.md` has it or as the
/// configuration writes it: `LEAD`, `MEDICAL_DEVICE/ON_SITE`,
/// `FORENSICS?/REMOTE@RANSOMWARE|MALWARE` (with `?` the dispatch is staffed without it).
///
/// @param preferredLevel the level from which on more is no better
/// @param categories for which it holds; none means all
/// @param impacts of which the report must name one; none means any
/// @param systems of which the report must name one; none means any
public record SeatRule(
    SeatKind kind,
    Mode mode,
    boolean mandatory,
    int preferredLevel,
    Set<Category> categories,
    Set<CareImpact> impacts,
    Set<String> systems) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<kind>[A-Z_]+)(?<optional>\\?)?(/(?<mode>[A-Z_]+))?(@(?<categories>[A-Z_|]+))?");

  private static final List<RuleTable.Row> TABLE = RuleTable.read("seats.md");

  static final SeatRule LEAD = parse("LEAD");

  static final SeatRule TRIAGE =
      new SeatRule(SeatKind.TRIAGE, Mode.REMOTE, false, 0, Set.of(), Set.of(), Set.of());

  /// Called by the configuration for each element of `dispatch.seats`.
  public static SeatRule parse(CharSequence written) {
    var match = WRITTEN.matcher(written);
    if (!match.matches() || match.group("kind").equals(SeatKind.TRIAGE.name())) {
      throw new IllegalArgumentException(
          "dispatch.seats: \"" + written + "\" is not SEAT[?][/MODE][@CATEGORY|CATEGORY]");
    }
    var mode = match.group("mode");
    var categories = match.group("categories");
    return new SeatRule(
        SeatKind.valueOf(match.group("kind")),
        mode == null ? Mode.REMOTE : Mode.valueOf(mode),
        match.group("optional") == null,
        0,
        categories == null
            ? Set.of()
            : each(Arrays.asList(categories.split("\\|")), Category::valueOf),
        Set.of(),
        Set.of());
  }

  /// What a person asks for is needed.
  static SeatRule wanted(SeatKind kind, Mode mode) {
    return new SeatRule(kind, mode, true, 0, Set.of(), Set.of(), Set.of());
  }

  /// The rows of `rules/seats.md` that are in force on a day in Asia/Tokyo.
  static List<SeatRule> inForceOn(LocalDate day) {
    return TABLE.stream().filter(row -> row.inForceOn(day)).map(SeatRule::of).toList();
  }

  private static SeatRule of(RuleTable.Row row) {
    return new SeatRule(
        SeatKind.valueOf(row.of("seat")),
        Mode.valueOf(row.of("mode")),
        row.of("mandatory").equals("YES"),
        Integer.parseInt(row.of("level wished for")),
        each(row.words("category"), Category::valueOf),
        each(row.words("impact"), CareImpact::valueOf),
        Set.copyOf(row.words("systems")));
  }

  private static <T> Set<T> each(Collection<String> words, Function<String, T> of) {
    return words.stream().map(of).collect(Collectors.toUnmodifiableSet());
  }

  boolean holdsFor(Situation situation) {
    return (categories.isEmpty() || categories.contains(situation.category()))
        && (impacts.isEmpty() || !Collections.disjoint(impacts, situation.impact()))
        && (systems.isEmpty() || !Collections.disjoint(systems, situation.affectedSystems()));
  }
}
