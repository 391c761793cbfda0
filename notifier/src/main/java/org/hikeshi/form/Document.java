package org.hikeshi.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Founder;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Sign;
import org.jspecify.annotations.Nullable;

/// A notice as an authority reads it: who reports, why, and the nine items of the rule in its
/// order. Additive only: what a receiver knows keeps its place, and `schemas/hikeshi-notice-1.json`
/// says what that is. Bodies from before a component was added have null in it.
///
/// Just past 200 lines by its components, which are the schema.
///
/// @param schema the version of this shape
/// @param kind what it tells of, as a code of the notice's own; a word, so that one which only a
///   newer version knows can be read
/// @param renderedOn the day in Japan whose forms and addresses hold for it
/// @param draft whether the hospital has still to approve it; such a one never leaves
/// @param withdrawn whether it takes the report back
/// @param statements what is told in words, by the code of its item
/// @param shareConsent authority ids that may see the incident by the hospital's consent
/// @param changes what differs from the report before, as the nine items show it
/// @param carriedOnBy the number of the incident that goes on for this one, where it says so
public record Document(
    String schema,
    UUID noticeId,
    UUID incidentId,
    String incidentNumber,
    String authority,
    @Nullable String kind,
    Stage stage,
    int reportNo,
    @Nullable LocalDate renderedOn,
    boolean draft,
    boolean withdrawn,
    @Nullable String carriedOnBy,
    @Nullable Instant filedAt,
    Reporter reporter,
    List<Grounds> grounds,
    Items items,
    Map<String, Statement> statements,
    Set<String> shareConsent,
    List<Change> changes) {

  static final String SCHEMA = "hikeshi-notice-1";

  public Document {
    statements = statements == null ? Map.of() : statements;
    shareConsent = shareConsent == null ? Set.of() : shareConsent;
    changes = changes == null ? List.of() : changes;
  }

  Document with(List<Change> changes) {
    return new Document(
        schema,
        noticeId,
        incidentId,
        incidentNumber,
        authority,
        kind,
        stage,
        reportNo,
        renderedOn,
        draft,
        withdrawn,
        carriedOnBy,
        filedAt,
        reporter,
        grounds,
        items,
        statements,
        shareConsent,
        changes);
  }

  /// Its coded part, as [Part] reads it.
  Facts facts() {
    var overview = items.overview();
    var data = items.dataItems();
    return new Facts(
        overview.category(),
        overview.occurredAt(),
        overview.detectedAt(),
        Objects.requireNonNullElse(overview.awareAt(), Instant.EPOCH),
        items.other().careImpact(),
        overview.affectedSystems(),
        items.cause().entryRoute(),
        new PersonalData(
            data.leak(),
            data.sensitive(),
            data.financialHarm(),
            items.cause().maliciousIntent(),
            data.strongEncryption(),
            Answer.UNKNOWN,
            items.cause().signs(),
            items.persons().persons(),
            data.myNumber(),
            items.persons().myNumberPersons()),
        overview.vendor() != null || overview.vendorNoticeAt() != null,
        overview.vendorNoticeAt(),
        FirstResponse.NOT_REQUESTED,
        Set.of(),
        Set.of(),
        statements.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, said -> said.getValue().state())));
  }

  /// The code of what people call it: its stage, or that its incident is over.
  String called() {
    if (withdrawn) {
      return "WITHDRAWAL";
    }
    return carriedOnBy == null ? stage.name() : "CARRIED_ON";
  }

  /// What was said in words of an item, or null.
  @Nullable String text(String code) {
    var said = statements.get(code);
    return said == null ? null : said.text();
  }

  /// The operator (事業者) reports, not the clerk.
  public record Reporter(
      @Nullable String operator,
      @Nullable String corporateNumber,
      @Nullable String operatorAddress,
      @Nullable Founder founder,
      String hospital,
      @Nullable String medicalInstitutionCode,
      @Nullable String address,
      @Nullable String contactName,
      @Nullable String contactPhone,
      @Nullable String contactEmail,
      @Nullable String approvedBy,
      @Nullable String approvedByTitle) {}

  /// The duty that this fulfils.
  public record Grounds(
      @Nullable Law law,
      Basis basis,
      List<String> reasons,
      String explanation,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate dueOn) {}

  /// An item that is told in words.
  ///
  /// @param text only with KNOWN
  public record Statement(ItemState state, @Nullable String text) {}

  /// One thing that an item asks, as the paper said it before and says it now.
  ///
  /// @param part a code of [Part]
  public record Change(int item, String part, String before, String after) {}

  /// 施行規則 article 8(1), items 1 to 9, each with whether it is known.
  public record Items(
      Overview overview,
      DataItems dataItems,
      Count persons,
      Cause cause,
      ItemState secondaryHarm,
      ItemState toldPersons,
      ItemState publication,
      ItemState prevention,
      Other other) {}

  public record Overview(
      ItemState known,
      Category category,
      @Nullable String summary,
      @Nullable Instant occurredAt,
      @Nullable Instant detectedAt,
      @Nullable Instant awareAt,
      Set<String> affectedSystems,
      @Nullable String vendor,
      @Nullable Instant vendorNoticeAt) {}

  public record DataItems(
      ItemState known,
      LeakState leak,
      Answer sensitive,
      Answer financialHarm,
      Answer myNumber,
      Answer strongEncryption) {}

  public record Count(ItemState known, Persons persons, Persons myNumberPersons) {}

  public record Cause(
      ItemState known, @Nullable String entryRoute, Answer maliciousIntent, Set<Sign> signs) {}

  public record Other(ItemState known, Set<CareImpact> careImpact) {}
}
