/// The checklist of OWASP ASVS 5.0: a row for each requirement, what the row leans on, and the page
/// that is made of them. It knows the sources and nothing that runs.
@NullMarked
package org.hikeshi.deploy.asvs;

import org.jspecify.annotations.NullMarked;
