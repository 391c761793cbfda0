package org.hikeshi.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.form.Document.Known;
import org.hikeshi.form.IncidentApi.Report;
import org.hikeshi.form.IncidentApi.Snapshot;
import org.jspecify.annotations.Nullable;

/// Makes a notice's body. The same notice gives the same bytes, since a report never changes; yet
/// the courier keeps what it once sent.
@ApplicationScoped
public class Rendering {

  private final IncidentApi incidents;
  private final ObjectMapper json;

  Rendering(@RestClient IncidentApi incidents, ObjectMapper json) {
    this.incidents = incidents;
    this.json = json;
  }

  /// What is asked of incident-api for a notice; throws while that is away.
  public byte[] json(Order order) {
    try {
      return json.writeValueAsString(document(order)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document that has no JSON", e);
    }
  }

  /// A body as it was made.
  public Document read(byte[] body) {
    try {
      return json.readValue(body, Document.class);
    } catch (IOException e) {
      throw new IllegalStateException("a kept body is not a document", e);
    }
  }

  private Document document(Order order) {
    var report = incidents.report(order.incidentId(), order.reportNo());
    var hospital = incidents.hospital(order.hospitalId());
    return new Document(
        Document.SCHEMA,
        order.noticeId(),
        order.incidentId(),
        order.incidentNumber(),
        order.authority(),
        order.stage(),
        order.reportNo(),
        order.withdrawn(),
        report.filedAt(),
        reporter(order, hospital, report.snapshot()),
        order.duties().stream().map(Rendering::grounds).toList(),
        items(report));
  }

  private static Document.Reporter reporter(
      Order order, IncidentApi.Hospital hospital, Snapshot said) {
    var operator = hospital.operator();
    var contact = said.contact();
    var filed = said.approvedBy();
    var approver =
        order.approvedBy() != null
            ? order.approvedBy()
            : filed == null ? null : new Order.Approver(filed.name(), filed.title());
    return new Document.Reporter(
        operator == null ? null : operator.name(),
        operator == null ? null : operator.corporateNumber(),
        hospital.name(),
        hospital.medicalInstitutionCode(),
        hospital.address(),
        contact == null ? null : contact.name(),
        contact == null ? null : contact.phone(),
        contact == null ? null : contact.email(),
        approver == null ? null : approver.name(),
        approver == null ? null : approver.title());
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

  private static Document.Items items(Report report) {
    var said = report.snapshot();
    var data = said.personalData();
    return new Document.Items(
        overview(said),
        new Document.DataItems(
            data.state() == LeakState.NONE
                ? Known.NONE
                : known(data.state() != LeakState.UNKNOWN && data.sensitive() != Answer.UNKNOWN),
            data.state(),
            data.sensitive(),
            data.financialHarm(),
            data.myNumber(),
            data.strongEncryption()),
        new Document.Count(known(data.persons().known()), data.persons(), data.myNumberPersons()),
        new Document.Cause(
            known(said.entryRoute() != null),
            said.entryRoute(),
            data.maliciousIntent(),
            data.signs()),
        Known.UNKNOWN,
        Known.UNKNOWN,
        Known.UNKNOWN,
        Known.UNKNOWN,
        new Document.Other(known(!orNone(said.careImpact()).isEmpty()), orNone(said.careImpact())));
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

  private static Known known(boolean known) {
    return known ? Known.KNOWN : Known.UNKNOWN;
  }

  /// Which notice is to be rendered.
  ///
  /// @param approvedBy who approved a draft; null where filing was the approval
  public record Order(
      UUID noticeId,
      UUID incidentId,
      UUID hospitalId,
      String incidentNumber,
      String authority,
      NoticeEvent.Stage stage,
      int reportNo,
      boolean withdrawn,
      List<NoticeEvent.Duty> duties,
      @Nullable Approver approvedBy) {

    /// @param title what the approver is, such as 院長
    public record Approver(@Nullable String name, @Nullable String title) {}
  }
}
