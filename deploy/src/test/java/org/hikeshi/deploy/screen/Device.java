package org.hikeshi.deploy.screen;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/// What somebody holds in the hand or sits before. Sizes are in CSS pixels.
enum Device {
  TELEPHONE(360, 740, ColorScheme.LIGHT),
  DESK(1280, 900, ColorScheme.DARK);

  final int width;
  final int height;
  final ColorScheme colours;

  Device(int width, int height, ColorScheme colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(this == TELEPHONE)
        .setLocale("ja-JP")
        .setTimezoneId("Asia/Tokyo")
        .setColorScheme(colours);
  }
}
