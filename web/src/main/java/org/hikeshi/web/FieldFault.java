package org.hikeshi.web;

import java.util.Comparator;

/// What is wrong with one field of a request.
///
/// @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole body
/// @param detail what is wrong and what to write instead, in the caller's language
public record FieldFault(String pointer, String detail) {

  static final Comparator<FieldFault> BY_PLACE =
      Comparator.comparing(FieldFault::pointer).thenComparing(FieldFault::detail);
}
