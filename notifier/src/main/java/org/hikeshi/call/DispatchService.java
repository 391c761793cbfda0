package org.hikeshi.call;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// The control room's roster, as far as a call asks it. Read leniently.
@RegisterRestClient(configKey = "dispatch-service")
@OidcClientFilter
interface DispatchService {

  @GET
  @Path("/engineers/{id}")
  Engineer engineer(@PathParam("id") UUID engineer);

  record Engineer(@Nullable List<Contact> contacts) {

    List<String> mails() {
      return contacts == null
          ? List.of()
          : contacts.stream()
              .filter(contact -> contact.type().equals("EMAIL"))
              .map(Contact::to)
              .toList();
    }
  }

  record Contact(String type, String to) {}
}
