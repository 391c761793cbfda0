package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.card.HospitalLink;
import org.hikeshi.card.HospitalLinks;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The card for the wall: a hospital makes it, prints it, and revokes it when it is lost. The
/// address on it is shown once, for only its hash is kept.
@Path("pages/cards")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class CardsPage {

  private final HospitalLinks links;
  private final Hospitals hospitals;
  private final String here;
  private final Caller caller;
  private final Texts texts;

  CardsPage(
      HospitalLinks links,
      Hospitals hospitals,
      @ConfigProperty(name = "hikeshi.incident-api.public-url") String here,
      Caller caller,
      Texts texts) {
    this.links = links;
    this.hospitals = hospitals;
    this.here = here;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Cards(
      Texts texts,
      String hospital,
      List<HospitalLink> links,
      @Nullable String address,
      @Nullable QrCode code)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response list() {
    return Html.ok(page(null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response make() {
    var made = links.make(caller.hospitalId(), caller.name());
    return Html.ok(page(here + "/pages/card/" + made.token()));
  }

  @POST
  @Path("{link}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response revoke(@PathParam("link") UUID link) {
    if (!links.revoke(caller.hospitalId(), link, caller.name())) {
      throw new NotFoundException();
    }
    return Html.onTo("/pages/cards");
  }

  private Cards page(@Nullable String address) {
    var hospital =
        hospitals.findByIdOptional(caller.hospitalId()).orElseThrow(NotFoundException::new);
    return new Cards(
        texts.lasting(),
        hospital.name(),
        links.of(hospital.id()),
        address,
        address == null ? null : QrCode.of(address));
  }
}
