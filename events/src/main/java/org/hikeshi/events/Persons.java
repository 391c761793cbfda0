package org.hikeshi.events;

import org.jspecify.annotations.Nullable;

/// A number of persons as people know it. 本人の数.
///
/// @param count null exactly when the qualifier is UNKNOWN; never negative
public record Persons(Qualifier qualifier, @Nullable Long count) {

  public enum Qualifier {
    EXACT,
    ABOUT,
    AT_MOST,
    UNKNOWN
  }

  public static final Persons NOT_KNOWN = new Persons(Qualifier.UNKNOWN, null);

  /// What has been said: a number, or that there is none yet.
  public boolean known() {
    return qualifier != Qualifier.UNKNOWN && count != null;
  }
}
