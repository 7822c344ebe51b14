import React from 'react';
import { chartAddress, wishOf } from './chart-address';
import { ConversationsElement } from './conversations-element';

/** The conversations' dashboard in the chart: the element, as high as the window leaves it room. */
export default function ChartDashboard({ patientUuid }: { patientUuid: string }): React.ReactElement {
  const wish = wishOf(window.location);
  return (
    <ConversationsElement
      key={`${chartAddress(patientUuid)} ${JSON.stringify(wish)}`}
      name="patient-conversations"
      attributes={{
        patient: patientUuid,
        conversation: wish && wish !== 'new' ? wish.conversation : undefined,
        'new-conversation': wish === 'new' ? '' : undefined,
      }}
      style={{ '--pc-block-size': 'max(28rem, calc(100dvh - var(--omrs-navbar-height, 3rem) - 10rem))' }}
    />
  );
}
