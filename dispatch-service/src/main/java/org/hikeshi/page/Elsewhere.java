package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where incident-api shows what belongs to a page here. It has a front door of its own, so these
/// are whole addresses.
@Named("elsewhere")
@ApplicationScoped
public class Elsewhere {

  private final String incidents;

  Elsewhere(@ConfigProperty(name = "hikeshi.incident-api.public-url") String incidents) {
    this.incidents = incidents;
  }

  /// The duty desk's board.
  public String board() {
    return incidents + "/pages/board";
  }

  /// What the hospital has reported.
  public String incident(UUID id) {
    return incidents + "/pages/incidents/" + id;
  }
}
