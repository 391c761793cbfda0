package org.hikeshi.hospital;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

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
  public Response list(@BeanParam Paging paging) {
    var found =
        onlyOwn() ? own().stream().toList() : hospitals.page(paging.after(), paging.limit() + 1);
    return paging.answer(found.stream().map(this::view).toList(), HospitalView::id);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.SERVICE, Role.ADMIN})
  @Transactional
  public Response read(@PathParam("id") UUID id) {
    return known(id)
        .map(hospital -> Response.ok(view(hospital)).build())
        .orElseGet(problems::notFound);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.ADMIN})
  @Transactional
  public Response write(@PathParam("id") UUID id, HospitalProfile profile) {
    return caller.is(Role.ADMIN) ? replace(id, profile) : adjust(id, profile);
  }

  private Response replace(UUID id, HospitalProfile profile) {
    var faults = profile.faults(texts);
    if (!faults.isEmpty()) {
      return problems.invalid(faults);
    }
    var known = hospitals.findByIdOptional(id);
    var hospital = known.orElseGet(() -> new Hospital(id, profile));
    known.ifPresentOrElse(found -> found.become(profile), () -> hospitals.persist(hospital));
    audited(hospital, known.isPresent() ? "hospital.replaced" : "hospital.added");
    return Response.status(known.isPresent() ? Response.Status.OK : Response.Status.CREATED)
        .entity(view(hospital))
        .build();
  }

  private Response adjust(UUID id, HospitalProfile profile) {
    var own = known(id);
    if (own.isEmpty()) {
      return problems.notFound();
    }
    var hospital = own.get();
    if (profile.changesTheDirectory(hospital.profile())) {
      return problems.of(Response.Status.FORBIDDEN, "hospital.directory-only");
    }
    hospital.adjust(profile);
    audited(hospital, "hospital.adjusted");
    return Response.ok(view(hospital)).build();
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
            ? List.of(
                new FieldFault("/medicalInstitutionCode", texts.of("hospital.code-looks-wrong")))
            : List.of());
  }
}
