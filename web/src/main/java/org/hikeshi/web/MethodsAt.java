package org.hikeshi.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/// The methods that an address has, in all resources together. The framework looks for one in the
/// resources whose path the address begins with, the longest first, and says what the last of them
/// says: of a method that `incidents/{id}/reports` has not, it is `incidents` that says 404.
record MethodsAt(Set<String> methods) {

  /// At the address of the request that this thread is answering.
  static MethodsAt now() {
    var request = CurrentRequestManager.get();
    return new MethodsAt(request == null ? Set.of() : at(request));
  }

  private static Set<String> at(ResteasyReactiveRequestContext request) {
    var methods = new TreeSet<String>();
    var path = request.getPathWithoutPrefix();
    var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
    for (var match = resources.map(path);
        match != null;
        match = resources.continueMatching(path, match)) {
      var rest = match.remaining.isEmpty() ? "/" : match.remaining;
      for (var handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          routing.getMappers().entrySet().stream()
              .filter(of -> of.getKey() != null && of.getValue().map(rest) != null)
              .forEach(of -> methods.add(of.getKey()));
        }
      }
    }
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    return methods;
  }

  /// The status that the framework meant: 405 where there is something, and only this method is
  /// not.
  int really(int status, String method) {
    return status == Status.NOT_FOUND.getStatusCode()
            && !methods.isEmpty()
            && !methods.contains(method)
        ? Status.METHOD_NOT_ALLOWED.getStatusCode()
        : status;
  }

  /// As the header `Allow` has them.
  @Override
  public String toString() {
    return String.join(", ", methods);
  }
}
