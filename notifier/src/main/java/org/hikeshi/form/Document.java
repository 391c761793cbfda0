package org.hikeshi.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Sign;
import org.jspecify.annotations.Nullable;

/// A notice as an authority reads it: who reports, why, and the nine items of the rule in its
/// order. Additive only: what a receiver knows keeps its place.
///
/// @param schema the version of this shape
/// @param withdrawn whether it takes the report back
public record Document(
    String schema,
    UUID noticeId,
    UUID incidentId,
    String incidentNumber,
    String authority,
    Stage stage,
    int reportNo,
    boolean withdrawn,
    @Nullable Instant filedAt,
    Reporter reporter,
    List<Grounds> grounds,
    Items items) {

  static final String SCHEMA = "hikeshi-notice-1";

  /// Whether a value is there, is known to be none, or is still to be found out.
  public enum Known {
    KNOWN,
    NONE,
    UNKNOWN
  }

  /// The operator (事業者) reports, not the clerk.
  public record Reporter(
      @Nullable String operator,
      @Nullable String corporateNumber,
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

  /// 施行規則 article 8(1), items 1 to 9, each with whether it is known.
  public record Items(
      Overview overview,
      DataItems dataItems,
      Count persons,
      Cause cause,
      Known secondaryHarm,
      Known toldPersons,
      Known publication,
      Known prevention,
      Other other) {}

  public record Overview(
      Known known,
      Category category,
      @Nullable String summary,
      @Nullable Instant occurredAt,
      @Nullable Instant detectedAt,
      @Nullable Instant awareAt,
      Set<String> affectedSystems,
      @Nullable String vendor,
      @Nullable Instant vendorNoticeAt) {}

  public record DataItems(
      Known known,
      LeakState leak,
      Answer sensitive,
      Answer financialHarm,
      Answer myNumber,
      Answer strongEncryption) {}

  public record Count(Known known, Persons persons, Persons myNumberPersons) {}

  public record Cause(
      Known known, @Nullable String entryRoute, Answer maliciousIntent, Set<Sign> signs) {}

  public record Other(Known known, Set<CareImpact> careImpact) {}
}
