import React, { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CardHeader, navigate, useConfig } from '@openmrs/esm-framework';
import { chartAddress } from './chart-address';
import type { Config } from './config-schema';
import { ConversationsElement } from './conversations-element';
import { useAtRest } from './use-at-rest';

/** The patient's latest conversations on the summary; what is chosen there opens on the conversations' own dashboard. */
export default function SummaryCard({ patientUuid }: { patientUuid: string }): React.ReactElement | null {
  const { t } = useTranslation();
  const { summaryCard, title } = useConfig<Config>();
  const place = useRef<HTMLDivElement>(null);
  const atRest = useAtRest(place);
  if (!summaryCard) {
    return null;
  }
  if (!atRest) {
    return <div ref={place} />;
  }
  return (
    <div style={{ background: 'var(--cds-background, #fff)', border: '1px solid var(--cds-border-subtle, #e0e0e0)' }}>
      <CardHeader title={t(title)}>{null}</CardHeader>
      <ConversationsElement
        name="patient-conversations"
        attributes={{ view: 'summary', patient: patientUuid }}
        style={{ '--pc-frame-border': '0' }}
        on={{
          'patient-conversations-open': (conversation) => navigate({ to: chartAddress(patientUuid, { conversation: String(conversation) }) }),
          'patient-conversations-new': () => navigate({ to: chartAddress(patientUuid, 'new') }),
        }}
      />
    </div>
  );
}
