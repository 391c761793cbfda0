package org.hikeshi.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where each role begins, by the address that people use, on whichever service that is: a page
/// that is open to it for certain.
@ApplicationScoped
public class Doors {

  private static final Pattern PREFECTURE = Pattern.compile("prefecture-([0-9]{2})");

  private final String incidentApi;
  private final String dispatchService;
  private final String notifier;

  Doors(
      @ConfigProperty(name = "hikeshi.incident-api.public-url") String incidentApi,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatchService,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.incidentApi = incidentApi;
    this.dispatchService = dispatchService;
    this.notifier = notifier;
  }

  /// Empty for whoever has no pages: an administrator, a service, somebody without a role.
  public Optional<String> of(Caller caller) {
    if (caller.is(Role.COORDINATOR)) {
      return Optional.of(incidentApi + "/pages/board");
    }
    if (caller.is(Role.HOSPITAL)) {
      return Optional.of(incidentApi + "/pages");
    }
    if (caller.is(Role.ENGINEER)) {
      return Optional.of(dispatchService + "/pages/offers");
    }
    return caller.is(Role.AUTHORITY)
        ? area(caller).or(() -> Optional.of(inbox()))
        : Optional.empty();
  }

  /// A prefecture's board of its own hospitals; empty for all others.
  public Optional<String> area(Caller caller) {
    return caller.is(Role.AUTHORITY) && prefecture(caller.authorityId()).isPresent()
        ? Optional.of(incidentApi + "/pages/area")
        : Optional.empty();
  }

  /// Where authorities read what they were sent.
  public String inbox() {
    return notifier + "/pages/inbox";
  }

  /// The prefecture (JIS X 0401) whose office an authority is; empty for all others.
  public static Optional<String> prefecture(String authority) {
    var found = PREFECTURE.matcher(authority);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
