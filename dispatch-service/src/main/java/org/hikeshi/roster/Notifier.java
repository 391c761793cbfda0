package org.hikeshi.roster;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Whoever makes the calls.
@RegisterRestClient(configKey = "notifier")
@OidcClientFilter
interface Notifier {

  @POST
  @Path("contact-tests")
  void test(Tests tests);

  record Tests(UUID engineerId, List<Test> tests) {}

  /// @param position of the contact, from 0
  record Test(UUID id, int position) {}
}
