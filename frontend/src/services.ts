import { ApiError } from './api/api-error';
import { ConversationsApi } from './api/conversations-api';
import { RestClient } from './api/rest-client';
import { TeamApi } from './api/team-api';
import { Translator } from './i18n/translator';

/** What every part of the widget shares. */
export interface Services {
  rest: RestClient;
  conversations: ConversationsApi;
  team: TeamApi;
  translator: Translator;
  loginUrl: string;
  /** Whether the user may only read. The server decides in any case; what it would refuse is not offered. */
  readOnly: boolean;
}

export function createServices(base: string, locale: string, loginUrl: string, readOnly: boolean): Services {
  const path = base.replace(/\/+$/, '');
  const rest = new RestClient(path);
  return {
    rest,
    conversations: new ConversationsApi(rest),
    team: new TeamApi(rest),
    translator: new Translator(locale),
    loginUrl: loginUrl || `${path}/login.htm`,
    readOnly,
  };
}

const PRIVILEGES = {
  'Get Conversations': 'privilege.get',
  'Send Conversation Messages': 'privilege.send',
  'Manage Conversation Consent': 'privilege.consent',
  'Manage Conversation Notes': 'privilege.notes',
  'Triage Conversation Messages': 'privilege.triage',
  'Manage Conversation Settings': 'privilege.settings',
  'Manage Secure Access': 'privilege.secure',
  'Manage Practice Links': 'privilege.links',
  'Audit Conversations': 'privilege.audit',
} as const;

/** One sentence that tells the reader what went wrong and, where there is something, what they can do. */
export function explain(failure: ApiError, translator: Translator): string {
  switch (failure.kind) {
    case 'offline':
      return translator.text('error.offline');
    case 'session':
      return translator.text('error.session');
    case 'missing':
      return translator.text('error.missing');
    case 'forbidden': {
      const named = Object.entries(PRIVILEGES).find(([name]) => failure.sentence.includes(name));
      return named
        ? `${translator.text(named[1])} ${translator.text('error.askFor', { privilege: named[0] })}`
        : translator.text('error.forbidden');
    }
    case 'invalid':
      return failure.sentence || translator.text('error.server');
    case 'server':
      return translator.text('error.server');
  }
}
