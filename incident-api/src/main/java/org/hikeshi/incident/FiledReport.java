package org.hikeshi.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Contact;
import org.hikeshi.report.SnapshotView;
import org.hikeshi.report.Words;
import org.jspecify.annotations.Nullable;

/// A report with what people wrote in it, as far as that was not erased.
public record FiledReport(
    Report report, @Nullable ReportWords words, @Nullable ReportContact contact) {

  /// What the incident's view says of each report.
  ///
  /// @param filedAt when it was typed in
  /// @param receivedAt when the call or the paper came, if the duty desk typed it in
  @Schema(name = "ReportLine")
  public record Line(
      int no,
      Instant filedAt,
      @Nullable Instant receivedAt,
      @Nullable String filedBy,
      Set<String> finalFor) {}

  /// SQL: whether somebody but a card has spoken of an incident, or of a duplicate that goes on in
  /// it, by however many mergings.
  ///
  /// @param incident how the query names its id
  public static String notOnlyByCard(String incident) {
    return """
        exists (select from report r where r.origin <> 'CARD' and r.incident_id in (
          with recursive told(id) as (
            select %1$s union select d.id from told join incident d on d.merged_into = told.id)
          select id from told))
        """
        .formatted(incident);
  }

  /// SQL: whether nobody has spoken of it but a card, so that its dispatch waits for a call-back. A
  /// duplicate that goes on in it confirms nothing.
  ///
  /// @param incident how the query names its id
  public static String unconfirmed(String incident) {
    return "not exists (select from report r where r.incident_id = %s and r.origin <> 'CARD')"
        .formatted(incident);
  }

  /// Whether nobody has spoken of it but a card, so that it may be anybody's joke.
  static boolean onlyByCard(List<FiledReport> reports) {
    return reports.stream().allMatch(filed -> filed.report.origin() == Origin.CARD);
  }

  Line line() {
    return new Line(
        report.no(),
        report.filedAt(),
        report.receivedAt(),
        words == null ? null : words.filedBy(),
        report.finalFor());
  }

  SnapshotView snapshot() {
    return SnapshotView.of(
        report.facts(), report.forward(), said(), words == null ? null : words.approver());
  }

  /// The words to carry on from; erased ones are gone for the next report too.
  public Words said() {
    return new Words(
        words == null ? "" : words.summary(),
        words == null ? null : words.vendor(),
        contact == null ? Contact.NOTHING : contact.contact(),
        words == null ? Map.of() : words.items());
  }
}
