package org.hikeshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {

  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a00, note.txt, image/png",
    "ffd8ffe0, a.png, image/jpeg",
    "474946383961, a, image/gif",
    "52494646000000005745425056503820, a, image/webp",
    "255044462d312e37, a.pdf, application/pdf",
    "d4c3b2a102000400, a.pcap, application/vnd.tcpdump.pcap",
    "0a0d0d0a, a.pcapng, application/vnd.tcpdump.pcap",
    "456c6646696c650000, Security.evtx, application/x-ms-evtx",
    "504b030414, a.zip, application/zip"
  })
  void itsFirstBytesSayWhatItIs(String hex, String name, String mediaType) {
    assertThat(FileType.of(HexFormat.of().parseHex(hex), FileName.of(name)))
        .hasValueSatisfying(type -> assertThat(type.mediaType()).isEqualTo(mediaType));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.log | 2026-02-09 01:50 連絡 | text/plain",
        "a.csv | 氏名,電話 | text/csv",
        "a.json | {\"a\": 1} | application/json",
        "a.eml | From: a@example.jp | message/rfc822"
      })
  void textIsText(String name, String text, String mediaType) {
    assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_8), FileName.of(name)))
        .contains(new FileType(mediaType, true));
    assertThat(FileType.of(text.getBytes(Charset.forName("windows-31j")), FileName.of(name)))
        .contains(new FileType(mediaType, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>",
        "<!DOCTYPE html>",
        "a <script>alert(1)</script>",
        "<svg onload='x'>",
        "#!/bin/sh",
        "<?php echo 1;"
      })
  void whatABrowserOrAShellWouldRunIsRefused(String text) {
    assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_8), FileName.of("note.txt")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whatADoubleClickWouldRun")
  void whatADoubleClickWouldRunIsRefused(String name) {
    assertThat(FileType.of("hello".getBytes(StandardCharsets.UTF_8), FileName.of(name))).isEmpty();
  }

  private static Stream<String> whatADoubleClickWouldRun() {
    return Stream.of(
        "a.exe",
        "a.PS1",
        "a.bat",
        "a.svg",
        "photo.png.js",
        "a.html",
        "a.b\u200bat",
        "a.bat. .",
        "a".repeat(196) + ".bat.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4d5a90000300", "7f454c46020101", "cafebabe00000045", "d0cf11e0a1b11ae1"})
  void programsAndUnknownBytesAreRefused(String hex) {
    assertThat(FileType.of(HexFormat.of().parseHex(hex), FileName.of("a.txt"))).isEmpty();
  }

  @Test
  void aTextThatIsCutInTheMidstOfALetterIsText() {
    // given
    var long1 = "火".repeat(FileType.HEAD).getBytes(StandardCharsets.UTF_8);
    var head = java.util.Arrays.copyOf(long1, FileType.HEAD);
    // when
    var type = FileType.of(head, FileName.of("a.txt"));
    // then
    assertThat(type).contains(new FileType("text/plain", true));
  }

  /// ASVS 5.2.2.
  @ParameterizedTest
  @CsvSource({
    "note.txt, image/png, note.txt.png",
    "photo.PNG, image/png, photo.PNG",
    "photo.jpeg, image/jpeg, photo.jpeg",
    "photo, image/jpeg, photo.jpg",
    "a.docx, application/zip, a.docx.zip",
    "a.pptx, application/zip, a.pptx",
    "a.pdf, text/plain, a.pdf.txt",
    "a.log, application/json, a.log",
    "messages, text/plain, messages",
    "a.csv, text/csv, a.csv"
  })
  void anEndingThatDoesNotFitGetsOneThatDoes(String name, String type, String served) {
    assertThat(Endings.mended(FileName.of(name), type).value()).isEqualTo(served);
  }

  @Test
  void aNameIsNoPathAndHidesNothing() {
    assertThat(FileName.of("..\\..\\etc/脅迫文\u202Egpj.exe\r\n").value()).isEqualTo("脅迫文gpj.exe");
    assertThat(FileName.of("").value()).isEqualTo("file");
    assertThat(FileName.of("火 \"a\".txt").disposition())
        .isEqualTo("attachment; filename=\"_ _a_.txt\"; filename*=UTF-8''%E7%81%AB%20%22a%22.txt");
  }
}
