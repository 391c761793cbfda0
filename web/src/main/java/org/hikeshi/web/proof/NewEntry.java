package org.hikeshi.web.proof;

import org.jspecify.annotations.Nullable;

/// An entry before it has its place: hashes that tell nothing without their salts.
///
/// @param wordsSalt is erased with the words, so that nobody can guess them by trying
public record NewEntry(
    byte[] contentHash, byte[] salt, byte @Nullable [] wordsHash, byte @Nullable [] wordsSalt) {}
