import React from 'react';
import { useConfig } from '@openmrs/esm-framework';
import type { Config } from './config-schema';
import { DashboardLink } from './dashboard-link';

/** The conversations in the chart's navigation. */
export default function ChartLink({ basePath }: { basePath: string }): React.ReactElement {
  const { title } = useConfig<Config>();
  return <DashboardLink basePath={basePath} path="conversations" title={title} />;
}
