package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import org.hikeshi.report.Contact;
import org.hikeshi.report.Statement.Approver;
import org.hikeshi.report.Words;
import org.hikeshi.web.proof.CanonicalJson;
import org.junit.jupiter.api.Test;

/// What was entered must read the same for ever: if this test fails, so do all proofs of the past.
/// A new field must be null or empty in older reports.
class ReportContentTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @Test
  void aReportReadsAsItDidWhenItWasEntered() {
    // given
    var report = IncidentFixture.report(IncidentFixture.aReportedIncident());
    var words = new Words("脅迫文", null, new Contact("当直", "+81 90-0000-0000", null), Map.of());
    var filed =
        new FiledReport(
            report,
            new ReportWords(report, "見本 太郎", words, new Approver("見本 花子", "院長"), null),
            new ReportContact(report, words.contact()));
    // when
    var content = new ReportContent(JSON).of(filed);
    // then
    assertThat(CanonicalJson.of(CanonicalJson.settled(JSON.valueToTree(content.codes()))))
        .isEqualTo(
            """
            {"facts":{"awareAt":"2026-02-08T17:10:00Z","category":"RANSOMWARE",\
            "detectedAt":"2026-02-08T17:10:00Z","entrusted":false,"firstResponse":"REQUESTED",\
            "personalData":{"encryptedUnrecoverable":"UNKNOWN","financialHarm":"UNKNOWN",\
            "maliciousIntent":"UNKNOWN","myNumber":"UNKNOWN","myNumberPersons":{"qualifier":"UNKNOWN"},\
            "persons":{"qualifier":"UNKNOWN"},"sensitive":"UNKNOWN","state":"UNKNOWN",\
            "strongEncryption":"UNKNOWN"}},"filedAt":"2026-02-08T17:10:00Z","forward":"NOW",\
            "hospital":"00000000-0000-7000-8000-00000000000a",\
            "incident":"00000000-0000-7000-8000-0000000000c1","no":2,"origin":"HOSPITAL",\
            "report":"00000000-0000-7000-8000-0000000000c2"}\
            """);
    assertThat(content.words())
        .isEqualTo(
            """
            {"approver":{"name":"見本 花子","title":"院長"},"filedBy":"見本 太郎",\
            "said":{"contact":{"name":"当直","phone":"+81 90-0000-0000"},"summary":"脅迫文"}}\
            """);
  }
}
