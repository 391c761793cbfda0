package org.hikeshi.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.channel.Authorities;
import org.hikeshi.events.ItemState;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What the fields of a form are filled with, by the names that cell maps use: the parts of the
/// nine items, the codes of what is told in words, and who reports what to whom.
final class FormFields {

  private FormFields() {}

  static Map<String, String> of(Document document, Texts texts) {
    var fields = new LinkedHashMap<String, String>();
    document.statements().forEach((code, said) -> fields.put(code, words(said, texts)));
    NineItems.of(document, texts).stream()
        .flatMap(item -> item.rows().stream())
        .forEach(row -> fields.put(row.part().code(), row.text()));
    var reporter = document.reporter();
    var day = document.renderedOn();
    put(fields, "addressee", Authorities.name(document.authority(), texts));
    put(fields, "renderedOn", day == null ? null : JapaneseDays.of(day));
    put(fields, "stage", texts.word("stage", document.called()));
    put(fields, "number", texts.of("paper.number", document.reportNo()));
    put(fields, "incidentNumber", document.incidentNumber());
    put(fields, "operator", reporter.operator());
    put(fields, "corporateNumber", reporter.corporateNumber());
    put(fields, "operatorAddress", reporter.operatorAddress());
    put(fields, "sector", texts.of("paper.sector"));
    put(fields, "hospital", reporter.hospital());
    put(fields, "medicalInstitutionCode", reporter.medicalInstitutionCode());
    put(fields, "address", reporter.address());
    put(fields, "contactName", reporter.contactName());
    put(fields, "contactPhone", reporter.contactPhone());
    put(fields, "contactEmail", reporter.contactEmail());
    put(fields, "approvedBy", approver(document, texts));
    put(
        fields,
        "consentNco",
        texts.of(document.shareConsent().contains("nco") ? "paper.consents" : "paper.no-consent"));
    return fields;
  }

  /// A field that no report has said anything of is not known yet.
  static String value(Map<String, String> fields, String field, Texts texts) {
    return fields.getOrDefault(field, texts.word("known", ItemState.UNKNOWN));
  }

  private static String words(Document.Statement said, Texts texts) {
    return said.text() == null ? texts.word("known", said.state()) : said.text();
  }

  private static String approver(Document document, Texts texts) {
    var reporter = document.reporter();
    return document.draft()
        ? texts.of("paper.to-be-approved")
        : Stream.of(reporter.approvedByTitle(), reporter.approvedBy())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("　"));
  }

  private static void put(Map<String, String> fields, String name, @Nullable String text) {
    fields.put(name, text == null ? "" : text);
  }
}
