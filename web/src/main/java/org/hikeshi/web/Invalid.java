package org.hikeshi.web;

import java.util.List;

/// The request cannot be understood: 400, with everything that is wrong at once.
public final class Invalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  public Invalid(List<FieldFault> faults) {
    super("invalid input", null, false, false);
    this.faults = faults.stream().sorted(FieldFault.BY_PLACE).distinct().toList();
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
