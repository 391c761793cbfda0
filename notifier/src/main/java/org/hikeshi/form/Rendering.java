package org.hikeshi.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Makes a notice's body of what incident-api says; throws while that is away. The same notice
/// gives the same bytes on one day, since a report never changes; yet what once left is kept.
@ApplicationScoped
public class Rendering {

  private final IncidentApi incidents;
  private final ObjectMapper json;
  private final Clock clock;

  Rendering(@RestClient IncidentApi incidents, ObjectMapper json, Clock clock) {
    this.incidents = incidents;
    this.json = json;
    this.clock = clock;
  }

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

  /// As it stands now, kept by nobody.
  public Document document(Order order) {
    var writing = new Writing(order, incidents.hospital(order.hospitalId()), today());
    var report = incidents.report(order.incidentId(), order.reportNo());
    if (order.stage() == Stage.PRELIMINARY || order.reportNo() < 2) {
      return writing.document(report);
    }
    var before = incidents.report(order.incidentId(), order.reportNo() - 1);
    return writing.document(report, before);
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }

  /// Which notice is to be rendered.
  ///
  /// @param kind what it tells of, as a code; null in what is no notice
  /// @param draft whether it waits for its approval
  /// @param approvedBy who approved a draft; null where filing was the approval
  public record Order(
      UUID noticeId,
      UUID incidentId,
      UUID hospitalId,
      String incidentNumber,
      String authority,
      @Nullable String kind,
      NoticeEvent.Stage stage,
      int reportNo,
      boolean draft,
      boolean withdrawn,
      @Nullable String carriedOnBy,
      List<NoticeEvent.Duty> duties,
      @Nullable Approver approvedBy) {

    /// @param title what the approver is, such as 院長
    public record Approver(@Nullable String name, @Nullable String title) {}
  }
}
