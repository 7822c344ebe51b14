import React, { useMemo } from 'react';
import { createDashboard } from '@openmrs/esm-framework';

interface Props {
  basePath: string;
  path: string;
  title: string;
}

/** An entry of O3's side navigation. */
export function DashboardLink({ basePath, path, title }: Props): React.ReactElement {
  const Link = useMemo(() => createDashboard({ path, title, icon: 'omrs-icon-message-queue' }), [path, title]);
  return <Link basePath={basePath} />;
}
