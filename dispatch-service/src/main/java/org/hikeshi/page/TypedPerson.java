package org.hikeshi.page;

import java.util.List;

/// What was typed of somebody of the desk, so that nothing of it is lost where it cannot be taken.
public record TypedPerson(
    String name,
    String voice,
    String sms,
    String email,
    List<String> days,
    String from,
    String to) {

  static final TypedPerson NOTHING = new TypedPerson("", "", "", "", List.of(), "00:00", "00:00");
}
