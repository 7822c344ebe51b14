/* All tests that share one practice: starting it takes longer than most of them. */
import './practice/the-whole-way.mjs';
import './practice/failures.mjs';
import './practice/triage.mjs';
import './practice/from-the-patient.mjs';
import './practice/inbox.mjs';
import './practice/settings.mjs';
import './practice/fhir.mjs';
import './practice/o3.mjs';
import './practice/secure.mjs';
// The last: it looks through what all others left behind.
import './practice/nothing-told.mjs';
