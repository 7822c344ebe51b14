/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
import { defineConfigSchema, getSyncLifecycle } from '@openmrs/esm-framework';
import ChartDashboard from './chart-dashboard';
import ChartLink from './chart-link';
import { configSchema, moduleName } from './config-schema';
import InboxButton from './inbox-button';
import InboxLink from './inbox-link';
import InboxPage from './inbox-page';
import SummaryCard from './summary-card';

/** O3 asks for "./fr.json" and the like. */
export const importTranslation = require.context('../translations', false, /\.json$/, 'lazy');

/** O3 calls this once, before it shows anything of ours. */
export function startupApp(): void {
  defineConfigSchema(moduleName, configSchema);
}

const options = { featureName: 'patient-conversations', moduleName };

export const summaryCard = getSyncLifecycle(SummaryCard, options);
export const chartLink = getSyncLifecycle(ChartLink, options);
export const chartDashboard = getSyncLifecycle(ChartDashboard, options);
export const inboxLink = getSyncLifecycle(InboxLink, options);
export const inboxPage = getSyncLifecycle(InboxPage, options);
export const inboxButton = getSyncLifecycle(InboxButton, options);
