package org.hikeshi.desk;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.hikeshi.desk.Acknowledging.Looked;
import org.hikeshi.web.Html;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What the link of one attempt opens: what rings, and one large button. Reading it acknowledges
/// nothing, so a preview does not; and it shows no hospital's name.
@Path("pages/desk-alarm/{word}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AlarmPage {

  private final Template page;
  private final Acknowledging acknowledging;
  private final Texts texts;

  AlarmPage(@Location("desk-alarm.html") Template page, Acknowledging acknowledging, Texts texts) {
    this.page = page;
    this.acknowledging = acknowledging;
    this.texts = texts;
  }

  @GET
  @Transactional
  public Response show(@PathParam("word") String word) {
    return acknowledging
        .look(word)
        .map(
            looked ->
                looked.alarm().rings()
                    ? page(Status.OK, looked.alarm().trial() ? "trial.ask" : "ask", looked, word)
                    : page(Status.GONE, looked.alarm().trial() ? "trial.over" : "over", looked, ""))
        .orElseGet(() -> page(Status.NOT_FOUND, "over", null, ""));
  }

  @POST
  @Path("acknowledgement")
  @Consumes(MediaType.TEXT_PLAIN)
  @Transactional
  public Response acknowledge(@PathParam("word") String word, String form) {
    var trial = acknowledging.opensTrial(word);
    return acknowledging
        .byLink(word)
        .map(
            outcome ->
                switch (outcome) {
                  case ACKNOWLEDGED -> page(Status.OK, trial ? "trial.thanks" : "thanks", null, "");
                  case NOT_RINGING -> page(Status.GONE, trial ? "trial.over" : "over", null, "");
                })
        .orElseGet(() -> page(Status.NOT_FOUND, "over", null, ""));
  }

  private Response page(Status status, String said, @Nullable Looked looked, String word) {
    return Html.of(
        status,
        page.data("texts", texts)
            .data("said", "desk.link." + said)
            .data("alarm", looked == null ? null : looked.alarm())
            .data("others", looked == null || word.isEmpty() ? 0 : looked.others())
            .data("word", word));
  }
}
