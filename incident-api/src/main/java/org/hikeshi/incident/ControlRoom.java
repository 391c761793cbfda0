package org.hikeshi.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// What dispatch-service is asked, in this service's own name. Read leniently.
@RegisterRestClient(configKey = "dispatch-service")
@OidcClientFilter
interface ControlRoom {

  @GET
  @Path("engineers/{id}")
  Engineer engineer(@PathParam("id") UUID id);

  @GET
  @Path("incidents/{id}/card")
  Card card(@PathParam("id") UUID incident);

  /// What a hospital said in a drill; the only way that it takes.
  @PUT
  @Path("drills/{id}/report")
  @Consumes(MediaType.APPLICATION_JSON)
  Drill reportedInDrill(@PathParam("id") UUID drill, Exercised said);

  /// Drills under way in which a hospital is to report, the newest last.
  @GET
  @Path("drills/running")
  Running runningDrills();

  /// @param reportedAt when the hospital reported for the first time
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Drill(
      @Nullable UUID id,
      @Nullable UUID hospitalId,
      @Nullable String name,
      @Nullable Instant reportedAt) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Running(@Nullable List<Drill> items) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Engineer(
      @Nullable String name, @Nullable String employer, @Nullable List<Contact> contacts) {

    /// A number to call her back at: the one that rings, before the one that takes messages.
    Optional<String> phone() {
      var known = contacts == null ? List.<Contact>of() : contacts;
      return Stream.of("VOICE", "SMS")
          .flatMap(type -> known.stream().filter(contact -> type.equals(contact.type())))
          .map(Contact::to)
          .findFirst();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Contact(String type, String to) {}

  /// @param draft by item of a report, what was done and when
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Card(@Nullable Map<String, String> draft) {}
}
