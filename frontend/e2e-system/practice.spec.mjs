/* All tests that share one practice: starting it takes longer than most of them. */
import './practice/the-whole-way.mjs';
import './practice/failures.mjs';
import './practice/triage.mjs';
import './practice/settings.mjs';
import './practice/fhir.mjs';
import './practice/o3.mjs';
