package org.hikeshi.web.testing;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/// What the running service can be asked, by the routes that Quarkus itself has laid: also what its
/// OpenAPI leaves out, as pages are.
public final class Operations {

  /// Each as `GET /incidents/{id}`.
  public static SortedSet<String> all() {
    var all = new TreeSet<String>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            all.add(method + " " + path);
          }
        });
    return all;
  }

  private Operations() {}
}
