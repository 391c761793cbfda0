package org.hikeshi.hospital;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hikeshi.web.BodyRule;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Whoever writes the directory writes an entry whole; a hospital says of its own what it likes.
@ApplicationScoped
class WholeEntry implements BodyRule<HospitalProfile> {

  private final Caller caller;
  private final Texts texts;

  WholeEntry(Caller caller, Texts texts) {
    this.caller = caller;
    this.texts = texts;
  }

  @Override
  public Class<HospitalProfile> about() {
    return HospitalProfile.class;
  }

  @Override
  public List<FieldFault> faults(HospitalProfile profile, Set<Class<?>> groups) {
    return caller.is(Role.ADMIN) ? profile.faults(texts) : List.of();
  }
}
