package org.hikeshi.indicator;

/// One trace of an attack, in the one form in which it is compared.
record Indicator(Kind kind, String value) {

  enum Kind {
    MD5,
    SHA1,
    SHA256,
    IPV4,
    IPV6,
    DOMAIN,
    URL,
    /// What encrypted files are called now, without its dot.
    EXTENSION,
    /// The SHA-256 of a ransom note without what differs from victim to victim.
    RANSOM_NOTE
  }
}
