package org.hikeshi.past;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;

/// What was brought in from old lists: a hospital's own, or all of it.
@Path("incidents/imported")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PastIncidentsResource {

  private final PastIncidents incidents;
  private final Hospitals hospitals;
  private final Caller caller;

  PastIncidentsResource(PastIncidents incidents, Hospitals hospitals, Caller caller) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  public Response list(@BeanParam Paging paging) {
    var page = incidents.page(caller, paging.after(), paging.limit() + 1);
    var at = hospitals.named(page.stream().map(PastIncident::hospitalId).toList());
    return paging.answer(
        page.stream().map(one -> PastIncidentView.of(one, at.get(one.hospitalId()))).toList(),
        PastIncidentView::id);
  }
}
