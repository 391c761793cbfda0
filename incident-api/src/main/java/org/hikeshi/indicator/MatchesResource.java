package org.hikeshi.indicator;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Status;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;

/// What open incidents have in common, for the duty desk alone: no hospital hears of another.
@Path("indicators/matches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MatchesResource {

  private static final int MOST = 200;

  private final Traces traces;
  private final Incidents incidents;
  private final Hospitals hospitals;

  MatchesResource(Traces traces, Incidents incidents, Hospitals hospitals) {
    this.traces = traces;
    this.incidents = incidents;
    this.hospitals = hospitals;
  }

  /// An indicator, and where it was named.
  record Match(Indicator.Kind kind, String value, List<At> incidents) {}

  /// One of the incidents.
  record At(UUID id, String number, Status status, String hospital, String prefecture) {}

  /// The 200 most common, the most common first.
  @GET
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "List traces that several incidents have in common")
  @APIResponseSchema(responseCode = "200", value = Match.class)
  public Response matches(@BeanParam Paging paging) {
    var found = traces.matches(MOST);
    var at = at(found.stream().flatMap(match -> Arrays.stream(match.incidents())).toList());
    return paging.answerNamed(
        found.stream()
            .map(
                match ->
                    new Match(
                        match.kind(),
                        match.value(),
                        Arrays.stream(match.incidents()).map(at::get).toList()))
            .toList(),
        match -> match.kind() + " " + match.value());
  }

  private Map<UUID, At> at(List<UUID> ids) {
    List<Incident> named = incidents.list("id in ?1", ids);
    var where = hospitals.named(named.stream().map(Incident::hospitalId).toList());
    return named.stream()
        .map(incident -> at(incident, where.get(incident.hospitalId())))
        .collect(Collectors.toMap(At::id, one -> one));
  }

  private static At at(Incident incident, Hospital hospital) {
    return new At(
        incident.id(),
        incident.number(),
        incident.status(),
        hospital.name(),
        hospital.prefecture());
  }
}
