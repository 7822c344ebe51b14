/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
import { defineWhenUsed } from './when-used';

export { PatientConversations } from './elements/patient-conversations';

/* What a chart does not show is fetched by the pages that do. */
defineWhenUsed({
  'patient-conversations-admin': () => import('./elements/admin'),
  'patient-conversations-audit': () => import('./elements/pages/audit'),
  'patient-conversations-inbox': () => import('./elements/inbox'),
  'patient-conversations-panel': () => import('./elements/pages/invite-panel'),
  'patient-conversations-practice-links': () => import('./elements/pages/practice-links'),
  'patient-conversations-triage': () => import('./elements/triage'),
});
