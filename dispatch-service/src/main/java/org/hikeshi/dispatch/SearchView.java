package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.matching.Candidate;
import org.hikeshi.matching.Ranking.Place;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// A look for somebody, as the desk reads it: who was asked, who was next, and why somebody was not
/// asked at all.
///
/// @param rules the version of the rules by which it was made
/// @param reach how far away somebody may have been who is asked to travel
/// @param holds whether the same inputs give the same answer now; null for other rules
public record SearchView(
    UUID id,
    String seat,
    int round,
    Instant at,
    String rules,
    String skill,
    int level,
    String mode,
    String reach,
    @Nullable Boolean holds,
    List<Considered> candidates) {

  /// @param rank from 1, or null for somebody who could not be asked
  /// @param asked whether she was asked by this look
  public record Considered(
      UUID engineerId,
      String employer,
      String prefecture,
      @Nullable Integer rank,
      boolean asked,
      List<ReasonView> why) {}

  /// How many could not be asked.
  public long left() {
    return candidates.stream().filter(candidate -> candidate.rank() == null).count();
  }

  static SearchView of(Searched searched, Texts texts) {
    var choice = searched.choice();
    var need = choice.need();
    var ranked = choice.ranking().ranked();
    return new SearchView(
        searched.id(),
        searched.seat(),
        searched.round(),
        searched.at(),
        choice.rules(),
        need.skill(),
        need.level(),
        need.mode().name(),
        need.reach().name(),
        choice.ofTheseRules() ? choice.replayed().equals(choice.ranking()) : null,
        Stream.concat(
                IntStream.range(0, ranked.size())
                    .mapToObj(i -> considered(searched, ranked.get(i), i + 1, texts)),
                choice.ranking().excluded().stream()
                    .map(place -> considered(searched, place, null, texts)))
            .toList());
  }

  private static Considered considered(
      Searched searched, Place place, @Nullable Integer rank, Texts texts) {
    var id = place.engineerId();
    var candidate =
        searched.choice().candidates().stream().filter(each -> each.id().equals(id)).findFirst();
    return new Considered(
        id,
        candidate.map(Candidate::employer).orElse(""),
        candidate.map(Candidate::prefecture).orElse(""),
        rank,
        searched.asked(id),
        place.why().stream().map(reason -> ReasonView.of(reason, texts)).toList());
  }
}
