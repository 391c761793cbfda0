package org.hikeshi.link;

import java.util.Optional;

/// A form as `text/plain`: a line `name=value` for each field. Only for values of our own choice;
/// what people write would be ambiguous in it.
final class PlainForm {

  static Optional<String> value(String form, String name) {
    return form.lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  private PlainForm() {}
}
