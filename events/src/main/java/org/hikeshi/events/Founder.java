package org.hikeshi.events;

/// Who runs the hospital (設立主体). Only STATE falls under article 68 of the APPI; town and
/// prefectural hospitals report by article 26 like private ones (APPI articles 58 and 125).
public enum Founder {
  PRIVATE,
  MUNICIPAL,
  PREFECTURAL,
  INDEPENDENT_ADMINISTRATIVE,
  NATIONAL_UNIVERSITY,
  SCHOOL_CORPORATION,
  STATE,
  OTHER
}
