package org.hikeshi.report;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.PersonalData;
import org.jspecify.annotations.Nullable;

/// A snapshot in the shape of the request, so that what is read can be corrected and sent again.
public record SnapshotView(
    Category category,
    @Nullable String summary,
    @Nullable Instant occurredAt,
    @Nullable Instant detectedAt,
    Instant awareAt,
    Set<CareImpact> careImpact,
    Set<String> affectedSystems,
    @Nullable String entryRoute,
    PersonalData personalData,
    Statement.Entrusted entrusted,
    Map<String, ItemSaid> items,
    Contact contact,
    FirstResponse firstResponse,
    Set<String> tellAlso,
    Set<String> shareConsent,
    Forward forward,
    Statement.@Nullable Approver approvedBy) {

  /// @param words null once they were erased
  public static SnapshotView of(
      Facts facts,
      Forward forward,
      @Nullable Words words,
      Statement.@Nullable Approver approvedBy) {
    return new SnapshotView(
        facts.category(),
        words == null ? null : words.summary(),
        facts.occurredAt(),
        facts.detectedAt(),
        facts.awareAt(),
        facts.careImpact(),
        facts.affectedSystems(),
        facts.entryRoute(),
        facts.personalData(),
        new Statement.Entrusted(words == null ? null : words.vendor(), facts.vendorNoticeAt()),
        Items.view(facts.items(), words == null ? Map.of() : words.items()),
        words == null ? Contact.NOTHING : words.contact(),
        facts.firstResponse(),
        facts.tellAlso(),
        facts.shareConsent(),
        forward,
        approvedBy);
  }
}
