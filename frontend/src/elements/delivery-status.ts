import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons';
import type { MessageStatus } from '../model';

const ICONS: Record<MessageStatus, IconName> = {
  QUEUED: 'clock',
  SENDING: 'tick',
  SENT: 'tick',
  DELIVERED: 'ticks',
  READ: 'ticks',
  FAILED: 'alert',
  CANCELLED: 'stop',
  RECEIVED: 'tick',
  NOTED: 'note',
};

/** A message's way to the patient as one sign: the name stands beside it for those who cannot see it. */
export function statusIcon(status: MessageStatus): TemplateResult {
  return html`<span class="status" data-status=${status}>${icon(ICONS[status])}</span>`;
}
