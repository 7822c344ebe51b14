import { html, type TemplateResult } from 'lit';
import type { MessageKey, Translator } from '../../i18n/translator';
import type { Invitation } from '../../model';
import { author } from '../author';
import { channelName } from '../channel-name';

/** What became of an invitation, step by step, such as "invited 13:58 · sent 13:58 · opened 14:02 · expires 29 Nov 2026, 13:58". */
export function invitationHistory(invitation: Invitation, translator: Translator): TemplateResult {
  const { status, dateCreated, sent, delivered, opened, joined, expires, reason } = invitation;
  const done: [MessageKey, string | null][] = [
    ['invitation.created', dateCreated],
    ['invitation.SENT', sent],
    ['invitation.DELIVERED', delivered],
    ['invitation.OPENED', opened],
    ['invitation.JOINED', joined],
    ...(status === 'EXPIRED' ? ([['invitation.EXPIRED', expires]] as [MessageKey, string | null][]) : []),
  ];
  const steps = done.filter(([, date]) => date !== null).map(([key, date]) => `${translator.text(key)} ${moment(date ?? '', translator)}`);
  if (status === 'WAITING' || status === 'REVOKED' || status === 'FAILED') {
    steps.push([translator.text(`invitation.${status}`), reason?.text].filter(Boolean).join(': '));
  }
  if (expires && canBeUsed(invitation)) {
    steps.push(`${translator.text('invitation.expires')} ${moment(expires, translator)}`);
  }
  const { channel, contact, participant } = invitation;
  const where = channel ? translator.text('invitation.to', { channel: channelName(channel, translator), contact }) : contact;
  const who = participant?.kind === 'PROXY' ? `${author(participant, translator)}, ` : '';
  return html`<bdi class="address">${who}${where}</bdi>: ${steps.map((step, i) => html`${i ? ' · ' : ''}<bdi>${step}</bdi>`)}`;
}

/** The clock alone for today. */
function moment(date: string, translator: Translator): string {
  return translator.dayLine(date) === translator.dayLine(new Date().toISOString()) ? translator.clock(date) : translator.dateTime(date);
}

/** Whether its link still opens something. */
export function canBeUsed({ status }: Invitation): boolean {
  return status === 'WAITING' || status === 'SENT' || status === 'DELIVERED' || status === 'OPENED';
}
