package org.hikeshi.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Notices who asked for what is there but another's: row level security hides it and shows it to
/// everything. The answer stays the 404 that it is, and takes as long where there is nothing.
@Provider
class Anothers implements ContainerResponseFilter {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final List<String> NARROW = List.of(Role.HOSPITAL, Role.ENGINEER, Role.AUTHORITY);

  private final Caller caller;
  private final KnownIds known;
  private final Refusals refusals;
  private final Tenant tenant;

  Anothers(Caller caller, KnownIds known, Refusals refusals, Tenant tenant) {
    this.caller = caller;
    this.known = known;
    this.refusals = refusals;
    this.tenant = tenant;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != 404 || !BlockingOperationControl.isBlockingAllowed()) {
      return;
    }
    var asked =
        request.getUriInfo().getPathParameters().values().stream()
            .flatMap(Collection::stream)
            .filter(value -> ID.matcher(value).matches())
            .map(UUID::fromString)
            .toList();
    if (!asked.isEmpty() && NARROW.stream().anyMatch(caller::is)) {
      asked.forEach(this::look);
    }
  }

  private void look(UUID id) {
    var hidden = QuarkusTransaction.requiringNew().call(() -> hidden(id));
    if (hidden != null) {
      refusals.because(
          Refusal.ANOTHERS,
          "caller=%s asked for %s/%s of another".formatted(caller.subject(), hidden, id));
    }
  }

  /// What kind of thing it is that this caller may not see; null for hers, and for nothing.
  private @Nullable String hidden(UUID id) {
    var shown = known.kindOf(id);
    var all = tenant.all(() -> known.kindOf(id));
    return shown == null ? all : null;
  }
}
