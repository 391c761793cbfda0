package org.hikeshi.deploy.demo;

/// A case that can be played.
sealed interface Story permits UniversityHospital, OneVendor {

  /// In both languages.
  String title();

  /// Throws [WentWrong] when an engineer was not assigned, or a notice reached nobody.
  void play(Cast cast, Playbill playbill);
}
