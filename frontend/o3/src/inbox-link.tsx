import React from 'react';
import { useConfig } from '@openmrs/esm-framework';
import type { Config } from './config-schema';
import { DashboardLink } from './dashboard-link';

/** The inbox in the navigation of O3's home. */
export default function InboxLink({ basePath }: { basePath: string }): React.ReactElement | null {
  const { inbox } = useConfig<Config>();
  return inbox ? <DashboardLink basePath={basePath} path="conversations" title="inbox" /> : null;
}
