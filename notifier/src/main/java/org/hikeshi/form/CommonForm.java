package org.hikeshi.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hikeshi.form.CellMap.Place;
import org.hikeshi.form.Spreadsheet.Filled;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// One of the two common forms (共通様式): the official workbook that an operator has named, or our
/// stand-in, which says so on its face.
///
/// @param official null where nobody has named one
record CommonForm(String name, CellMap map, byte @Nullable [] official) {

  /// @throws IllegalArgumentException where the workbook and the map do not fit together
  static CommonForm of(String name, Optional<Path> workbook, Optional<Path> map) {
    if (workbook.isPresent() != map.isPresent()) {
      throw new IllegalArgumentException("name both workbook and map of the form " + name);
    }
    try {
      var page = map.isPresent() ? Files.readString(map.get()) : ours(name);
      var form =
          new CommonForm(
              name,
              CellMap.read(page.lines().toList()),
              workbook.isPresent() ? Files.readAllBytes(workbook.get()) : null);
      form.tryOut();
      return form;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ours(String name) throws IOException {
    try (InputStream page =
        Objects.requireNonNull(CommonForm.class.getResourceAsStream("/forms/" + name + ".md"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Better at the start than at two in the morning.
  private void tryOut() {
    if (official != null) {
      Spreadsheet.fill(official, map.places().stream().map(at -> new Filled(at, "")).toList());
    }
  }

  boolean isStandIn() {
    return official == null;
  }

  /// Whether there was such a form on the day.
  boolean holdsFor(Document document) {
    return document.renderedOn() != null && !map.on(document.renderedOn()).isEmpty();
  }

  byte[] workbook(Document document, Texts texts) {
    var cells = filled(document, texts);
    var places = cells.stream().map(Filled::place).toList();
    return Spreadsheet.fill(
        official == null ? Spreadsheet.blank(heading(texts), places) : official, cells);
  }

  /// The fields in the order of the form.
  List<Filled> filled(Document document, Texts texts) {
    var fields = FormFields.of(document, texts);
    var cells = new ArrayList<Filled>();
    for (Place place : map.on(Objects.requireNonNull(document.renderedOn()))) {
      cells.add(new Filled(place, FormFields.value(fields, place.field(), texts)));
    }
    return cells;
  }

  /// What it is, and what it is not.
  List<String> heading(Texts texts) {
    return isStandIn()
        ? List.of(
            texts.of("common-form." + name),
            texts.of("common-form.stand-in"),
            texts.of("common-form.unverified"))
        : List.of(texts.of("common-form." + name));
  }
}
