package org.hikeshi.calldown;

import java.util.List;

/// Somebody to call.
///
/// @param name of the person, or the hospital
/// @param of the employer and the prefecture, or the incident's number
/// @param phones in the order in which they are to be tried
/// @param when she is there, or how the dispatch stands
/// @param more who sits where
public record Line(
    Section section,
    String name,
    String of,
    List<String> phones,
    List<String> mails,
    String when,
    String more) {

  public enum Section {
    DESK,
    DUTY,
    DISPATCH
  }
}
