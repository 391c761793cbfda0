package org.hikeshi.deploy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Reads just enough of OTLP's protocol buffers to know which spans came: an
/// `ExportTraceServiceRequest`, by the field numbers of its definition.
final class Spans {

  private static final int LENGTH_DELIMITED = 2;

  private Spans() {}

  /// Ids are hexadecimal digits.
  ///
  /// @param parent empty where it is the first of its trace
  /// @param attributes those that are text
  record Span(
      String service,
      String traceId,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  static List<Span> in(byte[] request) {
    List<Span> spans = new ArrayList<>();
    fields(
        request,
        (number, resourceSpans) -> {
          if (number == 1) {
            spans.addAll(ofResource(resourceSpans));
          }
        });
    return spans;
  }

  private static List<Span> ofResource(byte[] resourceSpans) {
    var service = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    fields(
        resourceSpans,
        (number, part) -> {
          if (number == 1) {
            service.append(new String(part, StandardCharsets.UTF_8));
          } else if (number == 2) {
            fields(
                part,
                (inner, span) -> {
                  if (inner == 2) {
                    spans.add(span(service.toString(), span));
                  }
                });
          }
        });
    return spans;
  }

  private static Span span(String service, byte[] span) {
    Map<Integer, byte[]> parts = new HashMap<>();
    Map<String, String> attributes = new HashMap<>();
    fields(
        span,
        (number, value) -> {
          parts.put(number, value);
          if (number == 9) {
            attribute(value, attributes);
          }
        });
    var hex = HexFormat.of();
    var nothing = new byte[0];
    return new Span(
        service,
        hex.formatHex(parts.getOrDefault(1, nothing)),
        hex.formatHex(parts.getOrDefault(2, nothing)),
        hex.formatHex(parts.getOrDefault(4, nothing)),
        text(parts.getOrDefault(5, nothing)),
        attributes);
  }

  private static void attribute(byte[] attribute, Map<String, String> all) {
    var key = new StringBuilder();
    fields(
        attribute,
        (number, value) -> {
          if (number == 1) {
            key.append(text(value));
          } else if (number == 2) {
            fields(
                value,
                (kind, said) -> {
                  if (kind == 1) {
                    all.put(key.toString(), text(said));
                  }
                });
          }
        });
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /// Every field that has a length, by its number.
  private static void fields(byte[] message, BiConsumer<Integer, byte[]> each) {
    int[] at = {0};
    while (at[0] < message.length) {
      long tag = varint(message, at);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 5 -> at[0] += 4;
        case LENGTH_DELIMITED -> {
          int length = (int) varint(message, at);
          var value = new byte[length];
          System.arraycopy(message, at[0], value, 0, length);
          at[0] += length;
          each.accept((int) (tag >>> 3), value);
        }
        default -> throw new IllegalArgumentException("not a protocol buffer");
      }
    }
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
