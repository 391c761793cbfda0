package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;

/// One text for one JSON value (RFC 8785). Numbers are whole and fit a double exactly; others do
/// not occur in what we enter and are refused; so is half a character (a lone surrogate), which has
/// no bytes: hashed as `?` it would be the same as that.
public final class CanonicalJson {

  private static final long MOST = (1L << 53) - 1;

  private CanonicalJson() {}

  public static String of(JsonNode value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  /// The value without what says nothing (null, empty lists and objects), and with its sets in
  /// order, so that a field which is added later, and left out, changes no text. Every list of
  /// words that is entered is a set.
  public static JsonNode settled(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var kept = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field -> {
                var inner = settled(field.getValue());
                if (!inner.isNull() && !(inner.isContainerNode() && inner.isEmpty())) {
                  kept.set(field.getKey(), inner);
                }
              });
      return kept;
    }
    if (value instanceof ArrayNode array) {
      var items = new ArrayList<JsonNode>();
      array.forEach(item -> items.add(settled(item)));
      if (items.stream().allMatch(JsonNode::isTextual)) {
        items.sort(Comparator.comparing(JsonNode::textValue));
      }
      return JsonNodeFactory.instance.arrayNode().addAll((Collection<JsonNode>) items);
    }
    return value;
  }

  private static void write(JsonNode value, StringBuilder text) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, text);
      case ARRAY -> array(value, text);
      case STRING -> string(value.textValue(), text);
      case NUMBER -> text.append(whole(value));
      case BOOLEAN, NULL -> text.append(value.asText());
      default -> throw new IllegalArgumentException("no JSON: " + value.getNodeType());
    }
  }

  private static long whole(JsonNode number) {
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || Math.abs(number.longValue()) > MOST) {
      throw new IllegalArgumentException("only whole numbers are entered");
    }
    return number.longValue();
  }

  private static void object(JsonNode object, StringBuilder text) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    var comma = "";
    text.append('{');
    for (var name : names) {
      text.append(comma);
      string(name, text);
      text.append(':');
      write(object.get(name), text);
      comma = ",";
    }
    text.append('}');
  }

  private static void array(JsonNode array, StringBuilder text) {
    var comma = "";
    text.append('[');
    for (var item : array) {
      text.append(comma);
      write(item, text);
      comma = ",";
    }
    text.append(']');
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static void string(String value, StringBuilder text) {
    if (value.codePoints().anyMatch(CanonicalJson::isHalf)) {
      throw new IllegalArgumentException("half a character is not entered");
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> text.append(c < ' ' ? "\\u%04x".formatted((int) c) : Character.toString(c));
      }
    }
    text.append('"');
  }
}
