import { css, html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { icon } from '../icons';
import type { Attachment, Call, Message } from '../model';
import type { Services } from '../services';

export const messageBodyStyles = css`
  .rich {
    white-space: normal;
  }
  .rich :is(p, ul, ol, blockquote, pre, table) {
    margin: 0 0 0.5em;
  }
  .rich pre {
    white-space: pre-wrap;
  }
  details {
    margin-block-start: 6px;
    font-size: 0.9em;
    color: var(--_muted);
  }
  .file {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-start: 6px;
    white-space: normal;
  }
  .file img {
    max-inline-size: 100%;
    max-block-size: 240px;
    border-radius: var(--_radius-small);
  }
  audio {
    max-inline-size: 100%;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
`;

/** What was written, folded below it what it repeats, and what came along. The HTML is sanitized by the server: nothing in it runs or is loaded from anywhere. */
export function messageBody(message: Pick<Message, 'text' | 'html' | 'quoted' | 'attachments' | 'call'>, services: Services): TemplateResult {
  const { call } = message;
  return html`${call ? html`<span class="file">${icon('call')}${called(call, services)}</span>` : nothing}${message.html ? html`<div class="rich">${unsafeHTML(message.html)}</div>` : message.text}${message.quoted
    ? html`<details><summary>${services.translator.text('quoted')}</summary>${message.quoted}</details>`
    : nothing}${message.attachments.map((attachment) => attached(attachment, services))}${call?.transcript ? html`<div>${call.transcript}</div>` : nothing}`;
}

function called({ outcome, seconds }: Call, { translator }: Services): string {
  const time = `${Math.floor((seconds ?? 0) / 60)}:${String((seconds ?? 0) % 60).padStart(2, '0')}`;
  return translator.text(`call.${outcome}`, { time });
}

function attached(attachment: Attachment, { rest, translator }: Services): TemplateResult {
  const { name, contentType, status, thumbnail } = attachment;
  if (status !== 'STORED') {
    return html`<span class="file">${icon('clip')}<span><bdi>${name}</bdi> ${attachment.reason ?? translator.text('attach.pending')}</span></span>`;
  }
  const address = rest.address(`patientconversations/attachment/${attachment.uuid}`);
  if (contentType?.startsWith('audio/')) {
    return html`<span class="file"><audio controls preload="none" src=${address} aria-label=${name}></audio></span>`;
  }
  return html`<a class="file" href=${address} target="_blank" rel="noopener">${thumbnail
    ? html`<img src=${`${address}?thumbnail=true`} alt=${name} loading="lazy" />`
    : html`${icon('clip')}<bdi>${name}</bdi>`}</a>`;
}
