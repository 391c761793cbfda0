package org.hikeshi.events;

/// The five signs by which a leak is to be suspected in a cyber case (PPC guideline 通則編 3-5-3-1,
/// note 4, (ア) to (オ)).
public enum Sign {
  DATA_THEFT_TRACES,
  INFOSTEALER,
  KNOWN_C2_TRAFFIC,
  TAMPERED_PAGE,
  GROUNDED_NOTICE
}
