package org.hikeshi.incident;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Items;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Statement.ReceivedBy;
import org.hikeshi.web.BodyRule;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Knows in whose name the caller files. The duty desk names the hospital and how the report came
/// in; a hospital files for itself and nobody else.
@ApplicationScoped
public class Clerks implements BodyRule<Statement> {

  private final Caller caller;
  private final Texts texts;

  Clerks(Caller caller, Texts texts) {
    this.caller = caller;
    this.texts = texts;
  }

  @Override
  public Class<Statement> about() {
    return Statement.class;
  }

  /// The desk names a hospital where there is no incident yet, nobody else says what is the desk's
  /// to say, and no report contradicts itself.
  @Override
  public List<FieldFault> faults(Statement said, Set<Class<?>> groups) {
    boolean first = groups.contains(Statement.First.class);
    var faults = new ArrayList<FieldFault>();
    if (!caller.is(Role.COORDINATOR)) {
      faults.addAll(desksOnly(said));
    } else if (first && said.hospitalId() == null) {
      faults.add(fault("/hospitalId", "report.whose"));
    }
    var contradictions = first ? Snapshot.contradictions(said) : Items.contradictions(said.items());
    contradictions.forEach(pointer -> faults.add(fault(pointer, "report.contradictory")));
    return faults;
  }

  private List<FieldFault> desksOnly(Statement said) {
    var faults = new ArrayList<FieldFault>();
    if (said.hospitalId() != null && !said.hospitalId().equals(caller.hospitalId())) {
      faults.add(fault("/hospitalId", "report.desk-only"));
    }
    if (said.receivedBy() != null) {
      faults.add(fault("/receivedBy", "report.desk-only"));
    }
    if (said.receivedAt() != null) {
      faults.add(fault("/receivedAt", "report.desk-only"));
    }
    return faults;
  }

  /// Of a statement without [#faults]. A hospital that the directory calls closed is taken too: the
  /// day may be wrong, and no report may be lost.
  Clerk filing(Statement said) {
    return caller.is(Role.COORDINATOR)
        ? desk(requireNonNull(said.hospitalId(), "checked as it was read"), said)
        : own();
  }

  /// The same for a report that follows one of this hospital.
  ///
  /// @throws Invalid when the desk names another
  Clerk following(UUID hospitalId, Statement said) {
    if (!caller.is(Role.COORDINATOR)) {
      return own();
    }
    if (said.hospitalId() != null && !said.hospitalId().equals(hospitalId)) {
      throw new Invalid(List.of(fault("/hospitalId", "report.not-theirs")));
    }
    return desk(hospitalId, said);
  }

  private Clerk own() {
    return new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
  }

  private Clerk desk(UUID hospitalId, Statement said) {
    var how = requireNonNullElse(said.receivedBy(), ReceivedBy.PHONE);
    return new Clerk(hospitalId, how.origin(), caller.name());
  }

  private FieldFault fault(String pointer, String key) {
    return FieldFault.of(pointer, texts, key);
  }
}
