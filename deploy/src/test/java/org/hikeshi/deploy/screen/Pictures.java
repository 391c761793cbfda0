package org.hikeshi.deploy.screen;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Where screenshots go, as PNG of few colours, so that a repository can hold them. None are made
/// unless `-Dpictures=<folder>` is given: they take longer than all the rest.
final class Pictures {

  private static final int COLOURS = 128;
  private static final int COARSE = 0xf8f8f8;

  private final @Nullable String folder = System.getProperty("pictures");

  boolean wanted() {
    return folder != null;
  }

  /// @param png of as many colours as the browser likes
  void keep(String name, byte[] png) {
    var place = Path.of(Objects.requireNonNull(folder)).toAbsolutePath();
    try {
      Files.createDirectories(place);
      var whole = ImageIO.read(new ByteArrayInputStream(png));
      ImageIO.write(ofFewColours(whole), "png", place.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage ofFewColours(BufferedImage whole) {
    int width = whole.getWidth();
    int height = whole.getHeight();
    var pixels = whole.getRGB(0, 0, width, height, null, 0, width);
    var shades = new HashMap<Integer, Map<Integer, Integer>>();
    for (int pixel : pixels) {
      shades.computeIfAbsent(pixel & COARSE, _ -> new HashMap<>()).merge(pixel, 1, Integer::sum);
    }
    // Colours that are nearly the same become the one of them that is there most often.
    var speakers = new HashMap<Integer, Integer>();
    shades.forEach((coarse, those) -> speakers.put(coarse, mostFrequent(those)));
    var palette =
        shades.entrySet().stream()
            .sorted(Comparator.comparing(shade -> -sum(shade.getValue())))
            .limit(COLOURS)
            .mapToInt(shade -> speakers.get(shade.getKey()))
            .toArray();
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    var few = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    var raster = few.getRaster();
    var nearest = new HashMap<Integer, Integer>();
    for (int i = 0; i < pixels.length; i++) {
      int place =
          nearest.computeIfAbsent(pixels[i] & COARSE, it -> nearest(speakers.get(it), palette));
      raster.setSample(i % width, i / width, 0, place);
    }
    return few;
  }

  private static int sum(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int mostFrequent(Map<Integer, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int red = (one >> 16 & 255) - (other >> 16 & 255);
    int green = (one >> 8 & 255) - (other >> 8 & 255);
    int blue = (one & 255) - (other & 255);
    return red * red + green * green + blue * blue;
  }
}
