package org.hikeshi.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a report that only people read. It never travels in an event, and is kept apart from
/// the coded facts so that it can be erased when its time is over.
///
/// @param items the words of the items that are known, by their code
public record Words(
    String summary, @Nullable String vendor, Contact contact, Map<String, String> items) {

  static final Words NONE = new Words("", null, Contact.NOTHING, Map.of());

  Words followedBy(Statement said) {
    return new Words(
        said.summary() == null ? summary : said.summary(),
        said.entrusted().vendor() == null ? vendor : said.entrusted().vendor(),
        said.contact().onto(contact),
        Items.texts(items, said.items()));
  }
}
