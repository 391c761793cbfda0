package org.hikeshi.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTest {

  @Test
  void theTextCanBeReadAgainAndEveryFontIsEmbedded() {
    // given
    var html = page("<h1>漏えい等報告書</h1><p>電子カルテ端末に脅迫文（ransom note）が表示された。髙﨑①㈱</p>");
    // when
    var pdf = Paper.pdf(html);
    // then
    assertThat(text(pdf)).contains("漏えい等報告書").contains("脅迫文（ransom note）が表示された。髙﨑①㈱");
    assertThat(fonts(pdf))
        .hasSize(2)
        .allSatisfy(font -> assertThat(font.isEmbedded()).isTrue())
        .allSatisfy(font -> assertThat(font.getName()).contains("+BIZUDPGothic-"));
    assertThat(pdf).hasSizeLessThan(60_000);
  }

  @Test
  void theSameHtmlGivesTheSameBytes() {
    // given
    var html = page("<p>第1報</p>");
    // when
    var first = Paper.pdf(html);
    // then
    assertThat(Paper.pdf(html)).isEqualTo(first);
  }

  @Test
  void severalAtOnceGiveTheSameBytes() {
    // given
    var pages =
        IntStream.range(0, 8)
            .mapToObj(i -> page("<h1>第" + i + "報</h1><p>" + "髙﨑①㈱漏えい".substring(i % 5) + "</p>"))
            .toList();
    var alone = pages.stream().map(Paper::pdf).toList();
    // when
    var together =
        IntStream.range(0, 80).parallel().mapToObj(i -> Paper.pdf(pages.get(i % 8))).toList();
    // then
    assertThat(IntStream.range(0, 80))
        .allMatch(i -> Arrays.equals(together.get(i), alone.get(i % 8)));
  }

  @Test
  void noLineBeginsWithAFullStopOrEndsWithAnOpeningBracket() {
    // given
    var sentence = "当直者が「すべて暗号化した」という画面（脅迫文）に気付き、ネットワークを切った。";
    // when
    var lines = text(Paper.pdf(page("<p>" + sentence.repeat(60) + "</p>"))).lines().toList();
    // then
    assertThat(lines)
        .hasSizeGreaterThan(40)
        .noneMatch(line -> line.matches("[、。」）ーっ].*"))
        .noneMatch(line -> line.strip().matches(".*[「（]"));
    assertThat(String.join("", lines)).contains(sentence.repeat(60).substring(0, 200));
  }

  @Test
  void theDocumentReachesNeitherNetworkNorFiles(@TempDir Path files) throws IOException {
    // given
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 5);
    server.createContext("/", _ -> asked.incrementAndGet());
    server.start();
    var http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
    var secret = Files.writeString(files.resolve("secret.css"), "p:before { content: 'SECRET' }");
    var html =
        """
        <!DOCTYPE html [<!ENTITY secret SYSTEM "%2$s">]>
        <html><head><style>@import url(%2$s); @font-face { font-family: x; src: url(%1$s) }
        p { font-family: x, 'BIZ UDPGothic'; background: url(%1$s) }</style>
        <link rel="stylesheet" href="%2$s"/></head>
        <body><p>本文 &secret;</p><img src="%1$s"/><img src="%2$s"/></body></html>
        """
            .formatted(http, secret.toUri());
    // when
    var text = text(Paper.pdf(html));
    // then
    server.stop(0);
    assertThat(asked).hasValue(0);
    assertThat(text).contains("本文").doesNotContain("SECRET");
  }

  @Test
  void whatXmlForbidsAndWhatTheFontLacksDoesNotStopThePress() {
    // given
    var html = page("<p>前\u0001\u0008\uD800\uFFFE後 😀</p>");
    // when
    var text = text(Paper.pdf(html));
    // then
    assertThat(text).contains("前後 〓");
  }

  private static String page(String body) {
    return "<html><head><style>body { font-family: 'BIZ UDPGothic' }</style></head><body>"
        + body
        + "</body></html>";
  }

  private static String text(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PDFont> fonts(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var fonts = new ArrayList<PDFont>();
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(name));
        }
      }
      return fonts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
