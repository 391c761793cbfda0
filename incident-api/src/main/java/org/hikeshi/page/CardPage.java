package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.card.HospitalLink;
import org.hikeshi.card.HospitalLinks;
import org.hikeshi.card.ReceiptCodes;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.FormFiling;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Html;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;

/// The page behind the QR code of a hospital's card: it takes a report without signing in, and
/// shows nothing but the hospital's name. What is typed is taken as it is, and is unconfirmed.
@Path("pages/card/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class CardPage {

  private final HospitalLinks links;
  private final ReceiptCodes codes;
  private final Hospitals hospitals;
  private final Incidents incidents;
  private final FormFiling forms;
  private final AsTyped asTyped;
  private final Asking asking;
  private final Tenant tenant;
  private final Texts texts;
  private final Ids ids;

  CardPage(
      HospitalLinks links,
      ReceiptCodes codes,
      Hospitals hospitals,
      Incidents incidents,
      FormFiling forms,
      AsTyped asTyped,
      Asking asking,
      Tenant tenant,
      Texts texts,
      Ids ids) {
    this.links = links;
    this.codes = codes;
    this.hospitals = hospitals;
    this.incidents = incidents;
    this.forms = forms;
    this.asTyped = asTyped;
    this.asking = asking;
    this.tenant = tenant;
    this.texts = texts;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Card(Texts texts, ReportForm form, Choices choices, String hospital, String action)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("token") String token) {
    var name = tenant.all(() -> hospitals.findById(opened(token).hospitalId()).name());
    var form =
        ReportForm.of(
            Map.of(
                "key",
                List.of(ids.next().toString()),
                "/category",
                List.of(Category.UNKNOWN.name()),
                "/firstResponse",
                List.of(FirstResponse.REQUESTED.name())));
    return Html.ok(page(form, name, token));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response file(@PathParam("token") String token, MultivaluedMap<String, String> typed) {
    return tenant.all(() -> filed(opened(token), token, typed));
  }

  private Response filed(HospitalLink link, String token, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var clerk = new Clerk(link.hospitalId(), Origin.CARD, texts.of("card.clerk"));
    return switch (forms.fileByCard(
        form.submission(ids.next()),
        asTyped.unsigned(typed),
        known -> asTyped.unsigned(typed, known),
        clerk)) {
      case FormFiling.Once.Before(UUID incident) ->
          receipt(incidents.findByIdOptional(incident).orElseThrow(), "");
      case FormFiling.Once.Now(Outcome.Filed filed) -> {
        asking.sent("card", form);
        yield receipt(filed.incident(), "");
      }
      case FormFiling.Once.Added(Outcome.Filed filed) -> receipt(filed.incident(), "?added=1");
      case FormFiling.Once.Now(Outcome.TooLong(var by)) -> again(form, by, link, token);
      case FormFiling.Once.Added(Outcome.TooLong(var by)) -> again(form, by, link, token);
      case FormFiling.Once.Added(var outcome) -> throw neverRefused(outcome);
      case FormFiling.Once.Now(var outcome) -> throw neverRefused(outcome);
    };
  }

  private static IllegalStateException neverRefused(Outcome outcome) {
    return new IllegalStateException("what a card says is never refused: " + outcome);
  }

  private Response receipt(Incident incident, String further) {
    return Html.onTo("/pages/follow/" + codes.make(incident, "card") + further);
  }

  /// Nothing was stored, and all that was typed is still there.
  private Response again(ReportForm form, int tooMany, HospitalLink link, String token) {
    QuarkusTransaction.setRollbackOnly();
    form.blame(List.of(form.tooLong(tooMany, texts)));
    var name = hospitals.findById(link.hospitalId()).name();
    return Html.of(Response.Status.BAD_REQUEST, page(form, name, token));
  }

  private Card page(ReportForm form, String hospital, String token) {
    var words = texts.lasting();
    return new Card(words, form, new Choices(), hospital, "/pages/card/" + token);
  }

  /// A revoked link, and one that never was, lead nowhere.
  private HospitalLink opened(String token) {
    return links.opened(token).orElseThrow(NotFoundException::new);
  }
}
