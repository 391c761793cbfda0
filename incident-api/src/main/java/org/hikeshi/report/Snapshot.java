package org.hikeshi.report;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Forward;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.jspecify.annotations.Nullable;

/// Everything that is known once report no. n is in: itself, on top of what came before. It never
/// changes; the next report makes the next one.
public record Snapshot(Facts facts, Forward forward, Words words) {

  /// @param usual what the hospital has set for itself
  public static Merge first(Statement said, Instant filedAt, Forward usual) {
    var category = requireNonNull(said.category(), "the first report names its category");
    var detectedAt = requireNonNullElse(said.detectedAt(), filedAt);
    var blank =
        new Facts(
            category,
            null,
            detectedAt,
            detectedAt,
            Set.of(),
            Set.of(),
            null,
            PersonalData.NOT_KNOWN,
            false,
            null,
            category.usualFirstResponse(),
            Set.of(),
            Set.of(),
            Map.of());
    return new Snapshot(blank, usual, Words.NONE)
        .merged(said, requireNonNullElse(said.awareAt(), detectedAt));
  }

  /// `awareAt` is about what this report says, so it never carries over.
  public Merge followedBy(Statement said, Instant filedAt) {
    return merged(said, requireNonNullElse(said.awareAt(), filedAt));
  }

  private Merge merged(Statement said, Instant awareAt) {
    var contradictions = contradictions(said, facts.personalData());
    if (!contradictions.isEmpty()) {
      return new Merge.Contradictory(contradictions);
    }
    var merged = onto(said, awareAt);
    var lowered = lowered(merged.facts.personalData());
    if (!lowered.isEmpty() && said.correctionReason() == null) {
      return new Merge.ReasonMissing(lowered);
    }
    return new Merge.Merged(merged);
  }

  private Snapshot onto(Statement said, Instant awareAt) {
    var words = this.words.followedBy(said);
    var noticeAt = orElse(said.entrusted().noticeReceivedAt(), facts.vendorNoticeAt());
    var merged =
        new Facts(
            requireNonNullElse(said.category(), facts.category()),
            orElse(said.occurredAt(), facts.occurredAt()),
            orElse(said.detectedAt(), facts.detectedAt()),
            awareAt,
            requireNonNullElse(said.careImpact(), facts.careImpact()),
            requireNonNullElse(said.affectedSystems(), facts.affectedSystems()),
            orElse(said.entryRoute(), facts.entryRoute()),
            said.personalData().onto(facts.personalData()),
            facts.entrusted() || words.vendor() != null || noticeAt != null,
            noticeAt,
            requireNonNullElse(said.firstResponse(), facts.firstResponse()),
            requireNonNullElse(said.tellAlso(), facts.tellAlso()),
            requireNonNullElse(said.shareConsent(), facts.shareConsent()),
            Items.states(facts.items(), said.items()));
    return new Snapshot(merged, requireNonNullElse(said.forward(), forward), words);
  }

  /// Where a first report contradicts itself, as JSON pointers.
  public static List<String> contradictions(Statement first) {
    return contradictions(first, PersonalData.NOT_KNOWN);
  }

  private static List<String> contradictions(Statement statement, PersonalData earlier) {
    var pointers = new ArrayList<>(Items.contradictions(statement.items()));
    var said = statement.personalData();
    if (said.persons().contradicts(earlier.persons())) {
      pointers.add("/personalData/persons/count");
    }
    if (said.myNumberPersons().contradicts(earlier.myNumberPersons())) {
      pointers.add("/personalData/myNumberPersons/count");
    }
    return pointers;
  }

  private List<String> lowered(PersonalData merged) {
    var pointers = new ArrayList<String>();
    if (lowered(facts.personalData().persons(), merged.persons())) {
      pointers.add("/personalData/persons/count");
    }
    if (lowered(facts.personalData().myNumberPersons(), merged.myNumberPersons())) {
      pointers.add("/personalData/myNumberPersons/count");
    }
    return pointers;
  }

  /// Taking a number back altogether lowers it too: null is not zero, but neither is it a number.
  private static boolean lowered(Persons earlier, Persons now) {
    return earlier.count() != null && (now.count() == null || now.count() < earlier.count());
  }

  private static <T> @Nullable T orElse(@Nullable T said, @Nullable T earlier) {
    return said == null ? earlier : said;
  }
}
