package org.hikeshi.work;

/// One line of the first-hour card.
///
/// @param code its words are the text `card.<code>`
/// @param reportItem the item of a report that it belongs to, as `containment`
record CardItem(String code, String reportItem) {}
