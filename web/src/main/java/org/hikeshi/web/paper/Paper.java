package org.hikeshi.web.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// Sets well-formed HTML with its CSS as PDF, in BIZ UDPGothic, of which the signs used are
/// embedded. The template `paper.html` has the page: A4, its margins, its numbers.
///
/// The same HTML gives the same bytes, at any time and on any machine. The document reaches
/// nothing: neither network nor files, whatever it names. A sign that the font lacks is set as 〓,
/// as printers do; what XML forbids, such as control characters out of somebody's text, is left
/// out.
public final class Paper {

  private static final String FONT = "BIZ UDPGothic";

  /// Two, for what is set lies in memory until it is done. On threads of the platform: a virtual
  /// one that only reckons keeps its carrier to itself, and there is one for each processor.
  private static final Executor PRESSES =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("press-", 1).factory());

  static {
    FontMappers.set(new OwnFonts());
    // It tells what it refused; that is no news to us.
    XRLog.setLoggingEnabled(false);
  }

  private Paper() {}

  public static byte[] pdf(String html) {
    return CompletableFuture.supplyAsync(() -> set(legal(html)), PRESSES).join();
  }

  private static byte[] set(String html) {
    try (var document = new PDDocument()) {
      var builder =
          new PdfRendererBuilder()
              .usePDDocument(document)
              .useFont(Cut.REGULAR.in(document), FONT, 400, FontStyle.NORMAL, true)
              .useFont(Cut.BOLD.in(document), FONT, 700, FontStyle.NORMAL, true)
              .useReplacementText("〓")
              .withProducer("Hikeshi")
              .withHtmlContent(html, null);
      for (var when : ExternalResourceControlPriority.values()) {
        builder.useExternalResourceAccessControl((_, _) -> false, when);
      }
      try (var renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        return bytes(document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var never = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    never.setTimeInMillis(0);
    document.getDocumentInformation().setCreationDate(never);
    document.getDocumentInformation().setModificationDate(never);
    document.setDocumentId(0L);
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /// XML 1.0, production 2.
  private static String legal(String html) {
    return html.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
