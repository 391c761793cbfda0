package org.hikeshi.hospital;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tag;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The directory's door. The ministry's administrators write it; a hospital reads its own entry and
/// says there whom to call and how ready it is.
@Path("hospitals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class HospitalsResource {

  private final Hospitals hospitals;
  private final Caller caller;
  private final Audit audit;
  private final Problems problems;
  private final Texts texts;

  HospitalsResource(
      Hospitals hospitals, Caller caller, Audit audit, Problems problems, Texts texts) {
    this.hospitals = hospitals;
    this.caller = caller;
    this.audit = audit;
    this.problems = problems;
    this.texts = texts;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.SERVICE, Role.ADMIN})
  @Transactional
  @Operation(summary = "List hospitals")
  @APIResponseSchema(responseCode = "200", value = HospitalView.class)
  public Response list(@BeanParam Paging paging) {
    return onlyOwn()
        ? paging.answerFrom(own().stream().map(this::view).toList(), HospitalView::id)
        : paging.answer(
            hospitals.page(paging.after(), paging.limit() + 1).stream().map(this::view).toList(),
            HospitalView::id);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.SERVICE, Role.ADMIN})
  @Transactional
  @Operation(summary = "Read a hospital")
  @APIResponseSchema(responseCode = "200", value = HospitalView.class)
  public Response read(@PathParam("id") UUID id) {
    return known(id).map(hospital -> answer(Response.ok(), hospital)).orElseGet(problems::notFound);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.ADMIN})
  @Transactional
  @Operation(summary = "Enter a hospital, or change one")
  @APIResponseSchema(responseCode = "200", value = HospitalView.class)
  @APIResponse(responseCode = "201", description = "Made")
  public Response write(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      HospitalProfile profile) {
    if (onlyOwn() && !caller.hospitalId().equals(id)) {
      return problems.notFound();
    }
    boolean directory = caller.is(Role.ADMIN);
    var known = hospitals.locked(id);
    if (!directory && known.isEmpty()) {
      return problems.notFound();
    }
    if (known.map(hospital -> tag(hospital).isPast(ifMatch)).orElse(ifMatch != null)) {
      return problems.of(Response.Status.PRECONDITION_FAILED, "hospital.stale");
    }
    return directory
        ? replace(id, known.orElse(null), profile)
        : adjust(known.orElseThrow(), profile);
  }

  private Response replace(UUID id, @Nullable Hospital known, HospitalProfile profile) {
    if (known != null) {
      known.become(profile);
      audited(known, "hospital.replaced");
      return answer(Response.ok(), known);
    }
    var added = new Hospital(id, profile);
    hospitals.persist(added);
    audited(added, "hospital.added");
    return answer(Response.status(Response.Status.CREATED), added);
  }

  private Response adjust(Hospital hospital, HospitalProfile profile) {
    if (profile.changesTheDirectory(hospital.profile())) {
      return problems.of(Response.Status.FORBIDDEN, "hospital.directory-only");
    }
    hospital.adjust(profile);
    audited(hospital, "hospital.adjusted");
    return answer(Response.ok(), hospital);
  }

  private Response answer(Response.ResponseBuilder begun, Hospital hospital) {
    hospitals.flush();
    return begun.entity(view(hospital)).tag(tag(hospital).header()).build();
  }

  private static Tag tag(Hospital hospital) {
    return new Tag(Long.toString(hospital.version()));
  }

  private boolean onlyOwn() {
    return !caller.is(Role.COORDINATOR) && !caller.is(Role.SERVICE) && !caller.is(Role.ADMIN);
  }

  private Optional<Hospital> own() {
    return hospitals.findByIdOptional(caller.hospitalId());
  }

  private Optional<Hospital> known(UUID id) {
    return onlyOwn()
        ? own().filter(hospital -> hospital.id().equals(id))
        : hospitals.findByIdOptional(id);
  }

  private void audited(Hospital hospital, String action) {
    audit.record(action, hospital.id(), "hospital/" + hospital.id(), Map.of());
  }

  private HospitalView view(Hospital hospital) {
    return new HospitalView(
        hospital.id(),
        hospital.profile(),
        hospital.profile().codeLooksWrong()
            ? List.of(FieldFault.of("/medicalInstitutionCode", texts, "hospital.code-looks-wrong"))
            : List.of());
  }
}
