package org.hikeshi.letter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.form.Rendering;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Texts;
import org.hikeshi.web.paper.Paper;

/// Drafts letters from the newest report. They are always in Japanese, and nothing of them is kept.
@ApplicationScoped
public class Letters {

  private final Texts japanese = Texts.in(Locale.JAPANESE);
  private final Template paper;
  private final Dossiers dossiers;
  private final TrackedDuties duties;
  private final Rendering rendering;
  private final Problems problems;

  Letters(
      @Location("letter-paper.html") Template paper,
      Dossiers dossiers,
      TrackedDuties duties,
      Rendering rendering,
      Problems problems) {
    this.paper = paper;
    this.dossiers = dossiers;
    this.duties = duties;
    this.rendering = rendering;
    this.problems = problems;
  }

  /// In which form.
  public enum Form {
    PDF,
    TEXT
  }

  /// The duty to tell the persons, if the incident has one now.
  public Optional<TrackedDuty> duty(UUID incident) {
    return duties.of(incident).stream().filter(Letters::asks).findFirst();
  }

  /// Called outside a transaction: none is held while incident-api is asked. Another hospital's
  /// duty is as none.
  ///
  /// @param published what takes the place of telling each
  public Response of(Caller caller, UUID id, Form form, boolean published) {
    var found =
        QuarkusTransaction.requiringNew().call(() -> duties.seenBy(caller, id).map(this::subject));
    if (found.isEmpty()) {
      return problems.notFound();
    }
    if (!asks(found.get().duty())) {
      return problems.of(Status.CONFLICT, "duty.no-persons");
    }
    try {
      var letter = Letter.of(rendering.document(order(found.get())), published, japanese);
      return answer(letter, form);
    } catch (ProcessingException | WebApplicationException e) {
      return problems.later("notice.not-rendered", 5);
    }
  }

  private record Subject(TrackedDuty duty, Dossier dossier) {}

  private Subject subject(TrackedDuty duty) {
    return new Subject(duty, dossiers.findById(duty.incidentId()));
  }

  private static boolean asks(TrackedDuty duty) {
    return duty.persons() && duty.applies();
  }

  private static Rendering.Order order(Subject subject) {
    var dossier = subject.dossier();
    return new Rendering.Order(
        subject.duty().id(),
        dossier.incidentId(),
        dossier.hospitalId(),
        dossier.number(),
        subject.duty().authority(),
        null,
        Stage.PRELIMINARY,
        dossier.revision(),
        true,
        false,
        null,
        List.of(),
        null);
  }

  private Response answer(Letter letter, Form form) {
    return switch (form) {
      case PDF ->
          attached(
              Paper.pdf(paper.data("letter", letter).data("texts", japanese).render()),
              "application/pdf",
              "letter.pdf");
      case TEXT ->
          attached(
              letter.plain(japanese).getBytes(StandardCharsets.UTF_8),
              "text/plain;charset=UTF-8",
              "letter.txt");
    };
  }

  private static Response attached(byte[] bytes, String type, String name) {
    return Response.ok(bytes, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
