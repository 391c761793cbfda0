package org.hikeshi.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// Schemas as other languages read them: a pattern is about the whole value, and has no flags; what
/// may be left out may be null.
final class DescribedValues {

  private static final String ANYTHING = "\\S";
  private static final String ANY_PART = "*";

  private DescribedValues() {}

  static Schema mended(Schema schema) {
    if (schema.getPattern() != null) {
      schema.setPattern(portable(schema.getPattern()));
    }
    if (schema.getProperties() != null) {
      schema.setProperties(
          schema.getProperties().containsKey(ANY_PART)
              ? oneFile(schema)
              : mayBeNull(schema.getProperties(), schema.getRequired()));
    }
    return schema;
  }

  /// Java's `matches` is about the whole value; a schema's pattern is found anywhere in it.
  static String portable(String pattern) {
    if (pattern.startsWith("^") || pattern.equals(ANYTHING)) {
      return pattern;
    }
    return pattern.equals("(?sU).*\\S.*") ? ANYTHING : "^(?:" + pattern + ")$";
  }

  /// A page of a list.
  static Schema listOf(Schema item) {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .required(List.of("items"))
        .addProperty("items", OASFactory.createSchema().addType(SchemaType.ARRAY).items(item));
  }

  /// An upload is one file, whatever its part is called.
  private static Map<String, Schema> oneFile(Schema form) {
    form.setRequired(List.of("file"));
    return Map.of("file", OASFactory.createSchema().addType(SchemaType.STRING).format("binary"));
  }

  private static Map<String, Schema> mayBeNull(
      Map<String, Schema> properties, @Nullable List<String> required) {
    var all = new LinkedHashMap<>(properties);
    all.replaceAll(
        (name, value) -> required != null && required.contains(name) ? value : orNull(value));
    return all;
  }

  private static Schema orNull(Schema value) {
    if (value.getRef() != null) {
      return OASFactory.createSchema()
          .addAnyOf(value)
          .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
    if (value.getType() != null && !value.getType().contains(SchemaType.NULL)) {
      value.addType(SchemaType.NULL);
      if (value.getEnumeration() != null) {
        var words = new ArrayList<>(value.getEnumeration());
        words.add(null);
        value.setEnumeration(words);
      }
    }
    return value;
  }
}
