package org.hikeshi.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Statement.Approver;
import org.hikeshi.report.Words;
import org.hikeshi.web.proof.CanonicalJson;
import org.hikeshi.web.proof.Content;
import org.jspecify.annotations.Nullable;

/// What the chain's entry of a report says: its facts, and apart from them what people wrote.
/// Fields are only ever added, and null or empty in older reports: what was entered must read the
/// same for ever.
@ApplicationScoped
class ReportContent {

  private final ObjectMapper json;

  ReportContent(ObjectMapper json) {
    this.json = json;
  }

  private record Codes(
      UUID incident,
      UUID hospital,
      UUID report,
      int no,
      Instant filedAt,
      @Nullable Instant receivedAt,
      Origin origin,
      Forward forward,
      Facts facts,
      Set<String> finalFor) {}

  private record Written(
      String filedBy, Words said, @Nullable Approver approver, @Nullable String correctionReason) {}

  static String subject(Report report) {
    return "report/" + report.id();
  }

  Content of(FiledReport filed) {
    var report = filed.report();
    return new Content(
        new Codes(
            report.incidentId(),
            report.hospitalId(),
            report.id(),
            report.no(),
            report.filedAt(),
            report.receivedAt(),
            report.origin(),
            report.forward(),
            report.facts(),
            report.finalFor()),
        written(filed));
  }

  private @Nullable String written(FiledReport filed) {
    var words = filed.words();
    if (words == null || filed.contact() == null) {
      return null;
    }
    var written =
        new Written(words.filedBy(), filed.said(), words.approver(), words.correctionReason());
    return CanonicalJson.of(CanonicalJson.settled(json.valueToTree(written)));
  }
}
