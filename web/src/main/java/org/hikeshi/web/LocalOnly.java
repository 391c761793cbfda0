package org.hikeshi.web;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What is for tests and a developer's machine works nowhere else: the fail points, the clock that
/// can be moved, webhooks to loopback. They are in the jar that ships, because the crash tests are
/// made with it; a service that is asked for them where they do not belong does not start.
@ApplicationScoped
class LocalOnly {

  /// Before the scheduler, which starts at 0: what may not start does not work for a moment either.
  private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

  private final boolean local;
  private final List<String> doors;

  LocalOnly(
      @ConfigProperty(name = "hikeshi.local") boolean local,
      @ConfigProperty(name = "hikeshi.incident-api.public-url") String incidentApi,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatchService,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.local = local;
    this.doors = List.of(incidentApi, dispatchService, notifier);
  }

  void look(@Observes @Priority(FIRST) StartupEvent starting) {
    var fault = fault(local, System.getenv("HIKESHI_CRASH_AT") != null, doors);
    if (fault != null) {
      Log.fatal(fault);
      throw new IllegalStateException(fault);
    }
    if (local) {
      Log.warn("hikeshi.local: the clock can be moved, and webhooks may go to loopback by http");
    }
  }

  /// Why it must not start; null when it may.
  ///
  /// @param crash whether it was told to halt itself at a fail point
  /// @param doors where people find the services
  static @Nullable String fault(boolean local, boolean crash, List<String> doors) {
    if (!local && crash) {
      return "HIKESHI_CRASH_AT is for crash tests, and needs hikeshi.local=true: not started";
    }
    return local && doors.stream().anyMatch(door -> door.startsWith("https:"))
        ? "hikeshi.local=true is for a developer's machine, and people come here by https: not started"
        : null;
  }
}
