package org.hikeshi.delivery;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.form.CommonForms;
import org.hikeshi.form.Papers;
import org.hikeshi.form.Rendering;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;

/// Answers with what a notice says, in one of its forms. All are made of the same bytes, those that
/// leave, so that no two of them differ.
@ApplicationScoped
public class Printing {

  private final Notices notices;
  private final NoticeBodies bodies;
  private final Rendering rendering;
  private final Papers papers;
  private final CommonForms forms;
  private final Problems problems;

  Printing(
      Notices notices,
      NoticeBodies bodies,
      Rendering rendering,
      Papers papers,
      CommonForms forms,
      Problems problems) {
    this.notices = notices;
    this.bodies = bodies;
    this.rendering = rendering;
    this.papers = papers;
    this.forms = forms;
    this.problems = problems;
  }

  /// 404 where the caller may not know of the notice, or there is no such form of it; 503 while
  /// incident-api is away and nothing is kept yet; 410 once what people wrote was erased.
  public Response of(Caller caller, UUID id, Print print) {
    var found = QuarkusTransaction.requiringNew().call(() -> notices.seenBy(caller, id));
    if (found.isEmpty()) {
      return problems.notFound();
    }
    var erasedAt = bodies.erasedAt(found.get());
    if (erasedAt != null) {
      return problems.of(Response.Status.GONE, "notice.erased", erasedAt);
    }
    try {
      return made(found.get(), print)
          .map(bytes -> answer(bytes, found.get(), print))
          .orElseGet(problems::notFound);
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("notice %s: not rendered now: %s", id, e.toString());
      return problems.later("notice.not-rendered", 5);
    }
  }

  private Optional<byte[]> made(Notice notice, Print print) {
    var body = bodies.of(notice);
    return switch (print) {
      case JSON -> Optional.of(body);
      case PDF -> Optional.of(papers.notice(rendering.read(body)));
      case WORKBOOK -> Optional.of(forms.workbook(rendering.read(body)));
      case COMMON_FORM -> papers.commonForm(rendering.read(body));
      case COPY_SHEET -> Optional.of(papers.copySheet(rendering.read(body)));
    };
  }

  private static Response answer(byte[] bytes, Notice notice, Print print) {
    var name = "%s-%s-%s".formatted(notice.incidentNumber(), notice.authority(), print.file());
    return Response.ok(bytes, print.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
