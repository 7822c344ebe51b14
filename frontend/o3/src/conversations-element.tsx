import React, { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showSnackbar, userHasAccess, useSession } from '@openmrs/esm-framework';
import { theme, type Theme } from './theme';

interface Notice {
  kind: 'success' | 'error';
  text: string;
}

interface Props {
  name: 'patient-conversations' | 'patient-conversations-inbox';
  /** The element's own attributes, by their names in HTML. */
  attributes?: Readonly<Record<string, string | undefined>>;
  style?: Theme;
  /** What O3 does in the element's place, by the event it would follow. */
  on?: Readonly<Record<string, (detail: unknown) => void>>;
}

/** One of the widget's custom elements in O3: its colours, its language, its log-in, its snackbars, its privileges. */
export function ConversationsElement({ name, attributes, style, on }: Props): React.ReactElement {
  const element = useRef<HTMLElement>(null);
  const handlers = useRef(on);
  handlers.current = on;
  const { i18n } = useTranslation();
  const { user } = useSession();

  useEffect(() => {
    void import(/* webpackChunkName: "patient-conversations" */ 'patient-conversations');
  }, []);

  useEffect(() => {
    const target = element.current;
    const onNotice = (event: Event): void => {
      const { kind, text } = (event as CustomEvent<Notice>).detail;
      event.preventDefault();
      showSnackbar({ kind, title: text, isLowContrast: true });
    };
    const onWish = (event: Event): void => {
      const handler = handlers.current?.[event.type];
      if (handler) {
        event.preventDefault();
        handler((event as CustomEvent<unknown>).detail);
      }
    };
    const wishes = Object.keys(handlers.current ?? {});
    target?.addEventListener('patient-conversations-notice', onNotice);
    wishes.forEach((type) => target?.addEventListener(type, onWish));
    return () => {
      target?.removeEventListener('patient-conversations-notice', onNotice);
      wishes.forEach((type) => target?.removeEventListener(type, onWish));
    };
  }, []);

  return React.createElement(name, {
    ref: element,
    base: window.openmrsBase,
    locale: i18n.language,
    'login-url': `${window.getOpenmrsSpaBase()}login`,
    'read-only': user && !userHasAccess('Send Conversation Messages', user) ? '' : undefined,
    style: { ...theme, ...style },
    ...attributes,
  });
}
