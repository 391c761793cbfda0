package org.hikeshi.reminder;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// The front desk's directory, as far as a letter asks it. Read leniently.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface HospitalDirectory {

  @GET
  @Path("/hospitals/{id}")
  Hospital hospital(@PathParam("id") UUID hospital);

  record Hospital(@Nullable List<Contact> contacts) {

    /// Each address once: also those that work while the hospital's own network is down.
    List<String> mails() {
      return contacts == null
          ? List.of()
          : contacts.stream().map(Contact::email).filter(Objects::nonNull).distinct().toList();
    }
  }

  record Contact(@Nullable String email) {}
}
