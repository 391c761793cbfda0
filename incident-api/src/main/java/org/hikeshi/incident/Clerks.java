package org.hikeshi.incident;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Statement.ReceivedBy;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Knows in whose name the caller files. The duty desk names the hospital and how the report came
/// in; a hospital files for itself and nobody else.
@ApplicationScoped
public class Clerks {

  private final Caller caller;
  private final Texts texts;

  Clerks(Caller caller, Texts texts) {
    this.caller = caller;
    this.texts = texts;
  }

  /// One that the directory calls closed is taken too: the day may be wrong, and no report may be
  /// lost.
  ///
  /// @throws Invalid when the report names no hospital, or another than the caller may file for
  Clerk filing(Statement said) {
    if (!caller.is(Role.COORDINATOR)) {
      return own(said);
    }
    if (said.hospitalId() == null) {
      throw invalid("/hospitalId", "report.whose");
    }
    return desk(said.hospitalId(), said);
  }

  /// The same for a report that follows one of this hospital.
  Clerk following(UUID hospitalId, Statement said) {
    if (!caller.is(Role.COORDINATOR)) {
      return own(said);
    }
    if (said.hospitalId() != null && !said.hospitalId().equals(hospitalId)) {
      throw invalid("/hospitalId", "report.not-theirs");
    }
    return desk(hospitalId, said);
  }

  private Clerk own(Statement said) {
    var own = caller.hospitalId();
    if (said.hospitalId() != null && !said.hospitalId().equals(own)) {
      throw invalid("/hospitalId", "report.desk-only");
    }
    if (said.receivedBy() != null) {
      throw invalid("/receivedBy", "report.desk-only");
    }
    if (said.receivedAt() != null) {
      throw invalid("/receivedAt", "report.desk-only");
    }
    return new Clerk(own, Origin.HOSPITAL, caller.name());
  }

  private Clerk desk(UUID hospitalId, Statement said) {
    var how = requireNonNullElse(said.receivedBy(), ReceivedBy.PHONE);
    return new Clerk(hospitalId, how.origin(), caller.name());
  }

  private Invalid invalid(String pointer, String key) {
    return new Invalid(List.of(new FieldFault(pointer, texts.of(key))));
  }
}
