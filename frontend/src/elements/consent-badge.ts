import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons';
import type { Translator } from '../i18n/translator';
import type { ConsentMethod, ConsentStatus } from '../model';

const ICONS: Record<ConsentStatus, IconName> = { GRANTED: 'tick', WITHDRAWN: 'stop', UNKNOWN: 'alert' };

/** The consent for one address, in colour, sign and word. */
export function consentBadge(status: ConsentStatus, translator: Translator): TemplateResult {
  return html`<span class="badge ${status.toLowerCase()}">${icon(ICONS[status])}<span>${translator.text(`consent.${status}`)}</span></span>`;
}

export function methodName(method: ConsentMethod, translator: Translator): string {
  return translator.text(`method.${method}`);
}
