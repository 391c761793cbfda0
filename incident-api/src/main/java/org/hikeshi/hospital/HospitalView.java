package org.hikeshi.hospital;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.web.FieldFault;

/// A hospital as it is read.
///
/// @param warnings what looks wrong and was taken all the same
public record HospitalView(
    UUID id, @JsonUnwrapped HospitalProfile profile, List<FieldFault> warnings) {}
