import React from 'react';
import { useConfig } from '@openmrs/esm-framework';
import { chartAddress } from './chart-address';
import type { Config } from './config-schema';
import { ConversationsElement } from './conversations-element';

/** The inbox over all patients, as a page of O3's home. */
export default function InboxPage(): React.ReactElement | null {
  const { inbox } = useConfig<Config>();
  return inbox ? (
    <ConversationsElement
      name="patient-conversations-inbox"
      attributes={{ 'chart-url': chartAddress('{patient}') }}
      style={{ '--pc-block-size': 'calc(100dvh - var(--omrs-navbar-height, 3rem))', '--pc-frame-border': '0' }}
    />
  ) : null;
}
