package org.hikeshi.deploy.demo;

/// A case that can be played.
sealed interface Story permits UniversityHospital, OneVendor, Wave {

  /// In both languages.
  String title();

  /// Throws [WentWrong] when it did not come to its end: an engineer was not assigned, a notice
  /// reached nobody, something was lost or doubled.
  void play(Cast cast, Playbill playbill);
}
