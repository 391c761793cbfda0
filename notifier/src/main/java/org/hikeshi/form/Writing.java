package org.hikeshi.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.form.Document.Change;
import org.hikeshi.form.Document.Statement;
import org.hikeshi.form.IncidentApi.Hospital;
import org.hikeshi.form.IncidentApi.Report;
import org.hikeshi.form.IncidentApi.Snapshot;
import org.hikeshi.form.Rendering.Order;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// How a document is made of a report, its hospital, and the notice's order.
///
/// @param today whose forms and addresses hold
record Writing(Order order, Hospital hospital, LocalDate today) {

  /// @param before the report that this one follows
  Document document(Report report, Report before) {
    var now = document(report);
    return now.with(changes(document(before), now));
  }

  Document document(Report report) {
    var said = report.snapshot();
    return new Document(
        Document.SCHEMA,
        order.noticeId(),
        order.incidentId(),
        order.incidentNumber(),
        order.authority(),
        order.kind(),
        order.stage(),
        order.reportNo(),
        today,
        order.draft(),
        order.withdrawn(),
        order.carriedOnBy(),
        report.filedAt(),
        reporter(said),
        order.duties().stream().map(Writing::grounds).toList(),
        items(said),
        statements(said),
        said.shareConsent() == null ? Set.of() : said.shareConsent(),
        List.of());
  }

  /// As the nine items show them in Japanese, the language of the forms.
  private static List<Change> changes(Document before, Document now) {
    var japanese = Texts.in(Locale.JAPANESE);
    var earlier =
        NineItems.of(before, japanese).stream().flatMap(item -> item.rows().stream()).toList();
    var later = NineItems.of(now, japanese).stream().flatMap(item -> item.rows().stream()).toList();
    var changes = new ArrayList<Change>();
    for (int i = 0; i < later.size(); i++) {
      var row = later.get(i);
      if (!row.text().equals(earlier.get(i).text())) {
        changes.add(
            new Change(row.part().item(), row.part().code(), earlier.get(i).text(), row.text()));
      }
    }
    return changes;
  }

  /// A draft names nobody who approved it: that is still to come.
  private Document.Reporter reporter(Snapshot said) {
    var operator = hospital.operator();
    var contact = said.contact();
    var approver = order.draft() ? null : approver(said);
    return new Document.Reporter(
        operator == null ? null : operator.name(),
        operator == null ? null : operator.corporateNumber(),
        operator == null ? null : operator.address(),
        hospital.founder(),
        hospital.name(),
        hospital.medicalInstitutionCode(),
        hospital.address(),
        contact == null ? null : contact.name(),
        contact == null ? null : contact.phone(),
        contact == null ? null : contact.email(),
        approver == null ? null : approver.name(),
        approver == null ? null : approver.title());
  }

  private Order.@Nullable Approver approver(Snapshot said) {
    var filed = said.approvedBy();
    return order.approvedBy() != null || filed == null
        ? order.approvedBy()
        : new Order.Approver(filed.name(), filed.title());
  }

  private static Document.Grounds grounds(NoticeEvent.Duty duty) {
    return new Document.Grounds(
        duty.law(),
        duty.basis(),
        duty.reasons(),
        duty.explanation().ja(),
        duty.knownOn(),
        duty.dueOn());
  }

  private static Map<String, Statement> statements(Snapshot said) {
    var statements = new TreeMap<String, Statement>();
    Objects.requireNonNullElse(said.items(), Map.<String, IncidentApi.Item>of())
        .forEach((code, item) -> statements.put(code, statement(item)));
    return statements;
  }

  /// Words that were erased leave nothing to tell.
  private static Statement statement(IncidentApi.Item item) {
    return item.state() == ItemState.KNOWN && item.text() == null
        ? new Statement(ItemState.UNKNOWN, null)
        : new Statement(Objects.requireNonNullElse(item.state(), ItemState.UNKNOWN), item.text());
  }

  private static Document.Items items(Snapshot said) {
    var data = said.personalData();
    var told = statements(said);
    return new Document.Items(
        overview(said),
        new Document.DataItems(
            data.state() == LeakState.NONE
                ? ItemState.NONE
                : known(data.state() != LeakState.UNKNOWN && data.sensitive() != Answer.UNKNOWN),
            data.state(),
            data.sensitive(),
            data.financialHarm(),
            data.myNumber(),
            data.strongEncryption()),
        new Document.Count(Part.persons(data), data.persons(), data.myNumberPersons()),
        new Document.Cause(
            either(state(told, Part.CAUSE), known(said.entryRoute() != null)),
            said.entryRoute(),
            data.maliciousIntent(),
            data.signs()),
        state(told, Part.SECONDARY_HARM),
        state(told, Part.PERSONS_RESPONSE),
        state(told, Part.PUBLICATION),
        both(state(told, Part.PREVENTION_DONE), state(told, Part.PREVENTION_PLANNED)),
        new Document.Other(
            either(state(told, Part.OTHER), Part.careImpact(orNone(said.careImpact()))),
            orNone(said.careImpact())));
  }

  private static Document.Overview overview(Snapshot said) {
    var entrusted = said.entrusted();
    return new Document.Overview(
        known(said.summary() != null),
        said.category(),
        said.summary(),
        said.occurredAt(),
        said.detectedAt(),
        said.awareAt(),
        said.affectedSystems() == null ? Set.of() : said.affectedSystems(),
        entrusted == null ? null : entrusted.vendor(),
        entrusted == null ? null : entrusted.noticeReceivedAt());
  }

  private static Set<CareImpact> orNone(@Nullable Set<CareImpact> impact) {
    return impact == null ? Set.of() : impact;
  }

  private static ItemState state(Map<String, Statement> told, Part part) {
    var statement = told.get(part.code());
    return statement == null ? ItemState.UNKNOWN : statement.state();
  }

  /// Of two answers to one item, the one that says more: none beside something is something.
  private static ItemState either(ItemState one, ItemState other) {
    return one == ItemState.UNKNOWN || other == ItemState.KNOWN ? other : one;
  }

  /// Item 8 asks for what was done and for what is planned; it is known with both.
  private static ItemState both(ItemState done, ItemState planned) {
    if (done == ItemState.UNKNOWN || planned == ItemState.UNKNOWN) {
      return ItemState.UNKNOWN;
    }
    return done == planned ? done : ItemState.KNOWN;
  }

  private static ItemState known(boolean known) {
    return known ? ItemState.KNOWN : ItemState.UNKNOWN;
  }
}
