import { css, html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../i18n/translator';
import { channelIcon, icon } from '../icons';
import type { Conversation } from '../model';
import { statusIcon } from './delivery-status';

export const itemStyles = css`
  .item {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px 12px;
    align-items: center;
    inline-size: 100%;
    padding: 10px 12px;
    border-radius: var(--_radius);
    text-align: start;
    transition: background-color 0.15s;
  }
  .item:hover {
    background: var(--_hover);
  }
  .item[aria-current] {
    background: var(--_tint);
    color: var(--_on-tint);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .mark {
    grid-row: 1 / span 2;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_hover);
    color: var(--_primary);
  }
  [aria-current] .mark {
    background: var(--_surface);
  }
  .name {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .preview {
    display: flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
    font-size: 0.9em;
    color: var(--_muted);
  }
  .preview bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [aria-current] .preview,
  [aria-current] time {
    color: inherit;
  }
  .preview svg {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .new-messages .name,
  .new-messages .preview {
    font-weight: 700;
    color: var(--_ink);
  }
  time {
    font-size: 0.8em;
    color: var(--_muted);
    white-space: nowrap;
  }
  .count {
    justify-self: end;
    min-inline-size: 22px;
    padding: 1px 6px;
    border-radius: 999px;
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: 0.8em;
    font-weight: 700;
    text-align: center;
  }
`;

interface Item {
  conversation: Conversation;
  /** What tells it from the others in its list. */
  title: string;
  /** What a Secure conversation is about, where the title says something else. */
  about?: string | null;
  current: boolean;
  translator: Translator;
  open: () => void;
}

/** A conversation in a list: its last message, and what of it is new. */
export function conversationItem({ conversation, title, about, current, translator, open }: Item): TemplateResult {
  const { lastMessage: last, unread } = conversation;
  const when = last?.dateCreated ?? conversation.lastActivity;
  return html`<button type="button" class="item ${unread ? 'new-messages' : ''}" aria-current=${current ? 'true' : nothing} @click=${open}>
    <span class="mark">${icon(conversation.mode === 'SECURE' ? 'lock' : 'chat')}${conversation.mode === 'SECURE' ? html`<span class="visually-hidden">${translator.text('conversation.SECURE')}</span>` : nothing}</span>
    <span class="name">${conversation.starred ? html`<span class="starred">${icon('star')}<span class="visually-hidden">${translator.text('team.starred')}</span></span>` : nothing}<bdi>${title}</bdi></span>
    ${when ? html`<time datetime=${when}>${translator.brief(when)}</time>` : html`<span></span>`}
    <span class="preview"
      >${about ? html`<bdi dir="auto">${about} ·</bdi>` : nothing}${last
        ? html`${last.direction === 'OUTBOUND' ? statusIcon(last.status) : channelIcon(last.channel)}<bdi dir="auto">${last.text ?? translator.text('retracted')}</bdi>`
        : translator.text('empty.thread')}</span
    >
    ${unread
      ? html`<span class="count"><span aria-hidden="true">${unread}</span><span class="visually-hidden">${translator.text('unread', { count: unread })}</span></span>`
      : conversation.contactPoints.some(({ flagged }) => flagged)
        ? html`<span class="badge withdrawn">${translator.text('contact.flagged')}</span>`
        : conversation.assignee
          ? html`<span class="badge"><bdi>${conversation.assignee.display}</bdi></span>`
          : conversation.status === 'ARCHIVED'
            ? html`<span class="badge">${translator.text('archived')}</span>`
            : html`<span></span>`}
  </button>`;
}
