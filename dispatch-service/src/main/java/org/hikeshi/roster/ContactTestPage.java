package org.hikeshi.roster;

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
import org.hikeshi.web.Html;
import org.hikeshi.web.Texts;

/// What the link in a test opens: one button. Reading it confirms nothing, so a preview does not.
@Path("pages/contact-test/{word}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ContactTestPage {

  private final Template page;
  private final Testing testing;
  private final Texts texts;

  ContactTestPage(@Location("contact-test.html") Template page, Testing testing, Texts texts) {
    this.page = page;
    this.testing = testing;
    this.texts = texts;
  }

  @GET
  @Transactional
  public Response show(@PathParam("word") String word) {
    return testing.opens(word) ? page(Status.OK, "ask", word) : page(Status.GONE, "gone", "");
  }

  @POST
  @Path("confirmation")
  @Consumes(MediaType.TEXT_PLAIN)
  @Transactional
  public Response confirm(@PathParam("word") String word, String form) {
    return testing.confirmedBy(word)
        ? page(Status.OK, "thanks", "")
        : page(Status.GONE, "gone", "");
  }

  private Response page(Status status, String said, String word) {
    return Html.of(
        status, page.data("texts", texts).data("said", "contact-test." + said).data("word", word));
  }
}
