package org.hikeshi.call;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Whom to reach at a hospital, as incident-api knows it. Read leniently.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface FrontDesk {

  @GET
  @Path("/incidents/{id}")
  Incident incident(@PathParam("id") UUID incident);

  @GET
  @Path("/hospitals/{id}")
  Hospital hospital(@PathParam("id") UUID hospital);

  record Incident(At hospital, @Nullable Latest latest) {}

  record At(UUID id) {}

  record Latest(@Nullable Person contact) {}

  record Hospital(@Nullable List<Person> contacts) {}

  /// @param outOfBand whether that works while the hospital's own systems do not
  record Person(@Nullable String phone, @Nullable String email, @Nullable Boolean outOfBand) {

    private List<Rung> rungs() {
      var rungs = new ArrayList<Rung>();
      if (phone != null) {
        rungs.add(Rung.of(Way.SMS, phone));
        rungs.add(Rung.of(Way.VOICE, phone));
      }
      if (email != null) {
        rungs.add(Rung.of(Way.EMAIL, email));
      }
      return rungs;
    }
  }

  /// Out of band first, for its own mail and telephones may be down; then whoever the report names.
  static List<Rung> rungs(Hospital hospital, Incident incident) {
    var people = new ArrayList<Person>();
    if (hospital.contacts() != null) {
      hospital.contacts().stream()
          .filter(person -> Boolean.TRUE.equals(person.outOfBand()))
          .forEach(people::add);
    }
    if (incident.latest() != null && incident.latest().contact() != null) {
      people.add(incident.latest().contact());
    }
    return people.stream().flatMap(person -> person.rungs().stream()).distinct().toList();
  }
}
