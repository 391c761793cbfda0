package org.hikeshi.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a file is, by its first bytes. What nobody needs as evidence of an attack on a hospital, or
/// what a browser or a double click would run, is nothing here.
///
/// @param mediaType what it is served as
/// @param text whether people can read it as it stands
record FileType(String mediaType, boolean text) {

  /// How much of a file is looked at.
  static final int HEAD = 64 * 1024;

  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private record Magic(String hex, String mediaType) {}

  private static final List<Magic> MAGIC =
      List.of(
          new Magic("89504e470d0a1a0a", "image/png"),
          new Magic("ffd8ff", "image/jpeg"),
          new Magic("474946383761", "image/gif"),
          new Magic("474946383961", "image/gif"),
          new Magic("255044462d", "application/pdf"),
          new Magic("a1b2c3d4", "application/vnd.tcpdump.pcap"),
          new Magic("d4c3b2a1", "application/vnd.tcpdump.pcap"),
          new Magic("a1b23c4d", "application/vnd.tcpdump.pcap"),
          new Magic("4d3cb2a1", "application/vnd.tcpdump.pcap"),
          new Magic("0a0d0d0a", "application/vnd.tcpdump.pcap"),
          new Magic("456c6646696c6500", "application/x-ms-evtx"));

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// A double click on these runs them, whatever they hold.
  private static final Set<String> RUN =
      Set.of(
          "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "mjs",
          "wsf", "hta", "sh", "jar", "lnk", "html", "htm", "xhtml", "svg", "mht", "docm", "xlsm",
          "pif", "cpl", "wsc", "sct", "reg", "url", "vb", "psm1", "inf", "py");

  private static final Pattern PAGE =
      Pattern.compile(
          "<(!doctype\\s+html|html|svg|script|iframe|body)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL =
      Pattern.compile(
          "^(Received|Return-Path|From|Date|Subject|Message-ID|Delivered-To|MIME-Version):.*",
          Pattern.CASE_INSENSITIVE);

  /// @param head up to [#HEAD] bytes
  /// @param name as it will be handed out
  /// @return empty when it is none of those that are kept
  static Optional<FileType> of(byte[] head, FileName name) {
    var extension = name.ending().toLowerCase(Locale.ROOT);
    if (RUN.contains(extension)) {
      return Optional.empty();
    }
    for (var magic : MAGIC) {
      if (begins(head, HexFormat.of().parseHex(magic.hex))) {
        return Optional.of(new FileType(magic.mediaType, false));
      }
    }
    if (begins(head, ZIP)) {
      return zip(head, extension);
    }
    if (begins(head, "RIFF".getBytes(StandardCharsets.US_ASCII))
        && head.length >= 12
        && new String(head, 8, 4, StandardCharsets.US_ASCII).equals("WEBP")) {
      return Optional.of(new FileType("image/webp", false));
    }
    return text(head).flatMap(text -> ofText(text, extension));
  }

  private static Optional<FileType> zip(byte[] head, String extension) {
    var names = new String(head, StandardCharsets.ISO_8859_1);
    if (names.contains("META-INF/MANIFEST.MF") || names.contains("vbaProject.bin")) {
      return Optional.empty();
    }
    boolean office = names.contains("[Content_Types].xml");
    return Optional.of(
        new FileType(
            office && extension.equals("docx")
                ? WORD
                : office && extension.equals("xlsx") ? SHEET : "application/zip",
            false));
  }

  private static Optional<FileType> ofText(String text, String extension) {
    var begin = text.stripLeading();
    if (PAGE.matcher(text).find() || begin.startsWith("#!") || begin.startsWith("<?php")) {
      return Optional.empty();
    }
    if (begin.startsWith("{") || begin.startsWith("[") && extension.equals("json")) {
      return Optional.of(new FileType("application/json", true));
    }
    if (extension.equals("csv")) {
      return Optional.of(new FileType("text/csv", true));
    }
    boolean mail = extension.equals("eml") && MAIL.matcher(begin).lookingAt();
    return Optional.of(new FileType(mail ? "message/rfc822" : "text/plain", true));
  }

  /// The bytes as text, if they are any: UTF-8, or what Windows writes in Japan. A file cut in the
  /// midst of a letter is still text.
  static Optional<String> text(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return Stream.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"))
        .flatMap(charset -> decoded(bytes, charset).stream())
        .filter(text -> text.chars().noneMatch(FileType::isBinary))
        .findFirst();
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var out = CharBuffer.allocate(bytes.length);
    var result = decoder.decode(ByteBuffer.wrap(bytes), out, bytes.length < HEAD);
    try {
      if (result.isError()) {
        result.throwException();
      }
      return Optional.of(out.flip().toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isBinary(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
