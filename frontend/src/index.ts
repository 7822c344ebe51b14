/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
export { ConversationAdmin } from './elements/admin';
export { ConversationInbox } from './elements/inbox';
export { PatientConversations } from './elements/patient-conversations';
export { ConversationTriage } from './elements/triage';
