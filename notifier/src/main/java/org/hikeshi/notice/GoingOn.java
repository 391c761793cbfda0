package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.web.Tenant;

/// What is heard of a duplicate is heard for the incident that goes on: its clocks, what obliges
/// it, and what its authorities have received.
@ApplicationScoped
class GoingOn {

  private final Dossiers dossiers;
  private final Reckoning reckoning;
  private final Unserved unserved;
  private final Tenant tenant;

  GoingOn(Dossiers dossiers, Reckoning reckoning, Unserved unserved, Tenant tenant) {
    this.dossiers = dossiers;
    this.reckoning = reckoning;
    this.unserved = unserved;
    this.tenant = tenant;
  }

  /// Does nothing where it is no duplicate, or where nothing goes on.
  void in(Dossier duplicate) {
    if (duplicate.mergedInto() != null) {
      tenant.all(
          () -> {
            last(duplicate).filter(survivor -> !survivor.over()).ifPresent(this::heardAnew);
            dossiers.flush();
            return null;
          });
    }
  }

  private void heardAnew(Dossier survivor) {
    unserved.putBefore(survivor, reckoning.reckon(survivor));
  }

  /// Of a chain of mergings the last, whichever of them was heard first. It may be another
  /// hospital's, of the same operator.
  private Optional<Dossier> last(Dossier duplicate) {
    var next = dossiers.find(duplicate.mergedInto());
    return next.filter(dossier -> dossier.mergedInto() != null).isPresent()
        ? next.flatMap(this::last)
        : next;
  }
}
