import React from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigurableLink, useConfig } from '@openmrs/esm-framework';
import type { Config } from './config-schema';
import { MOST, useUnreadCount } from './use-unread-count';

const BADGE: React.CSSProperties = {
  position: 'absolute',
  insetBlockStart: '0.375rem',
  insetInlineEnd: '0.25rem',
  minInlineSize: '1.125rem',
  paddingInline: '0.25rem',
  borderRadius: '0.5625rem',
  background: '#fff',
  color: 'var(--brand-02, #004144)',
  font: '600 0.6875rem / 1.125rem "IBM Plex Sans", sans-serif',
  textAlign: 'center',
};

/** The way to the inbox from everywhere, with the number of conversations that have something new. */
export default function InboxButton(): React.ReactElement | null {
  const { t } = useTranslation();
  const { inbox, unreadSeconds } = useConfig<Config>();
  const count = useUnreadCount(unreadSeconds, inbox);
  if (!inbox) {
    return null;
  }
  const name = count > 0 ? `${t('inbox')}: ${t('unreadConversations', { count })}` : t('inbox');
  return (
    <ConfigurableLink
      to="${openmrsSpaBase}/home/conversations"
      className="cds--header__action"
      style={{ position: 'relative', display: 'inline-flex', alignItems: 'center', justifyContent: 'center' }}
      aria-label={name}
      title={name}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        <path d="M4 5h16v11H9l-5 4z" />
      </svg>
      {count > 0 ? (
        <span style={BADGE} aria-hidden="true">
          {count > MOST ? `${MOST}+` : count}
        </span>
      ) : null}
    </ConfigurableLink>
  );
}
