import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons';
import type { Conversation } from '../model';
import { conversationItem, itemStyles } from './conversation-item';
import { define } from './define';
import { Part } from './part';

/** A patient's conversations, newest activity first. Fires "pc-open" with a conversation, "pc-new" and "pc-more". */
@define('pc-conversation-list')
export class ConversationList extends Part {
  static override styles = [
    ...super.styles,
    itemStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        block-size: 100%;
        container-type: inline-size;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 60px;
        padding-block: 8px;
        padding-inline: 20px 12px;
        border-block-end: 1px solid var(--_line);
      }
      :host([headless]) header {
        justify-content: flex-end;
        min-block-size: 0;
        padding-block: 8px 0;
        border: 0;
      }
      @container (max-width: 380px) {
        header .button {
          inline-size: 40px;
          padding: 0;
        }
        header .button span {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      .scroll {
        flex: 1;
        overflow: auto;
      }
      ul {
        padding: 8px;
        display: grid;
        gap: 2px;
      }
      .empty {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: 40px 24px;
        text-align: center;
      }
      .empty .mark {
        inline-size: 72px;
        block-size: 72px;
        font-size: 26px;
        background: var(--_tint);
      }
      .empty p {
        max-inline-size: 38ch;
      }
      .more {
        display: block;
        margin: 4px auto 12px;
      }
      .loading {
        display: grid;
        gap: 12px;
        padding: 16px 20px;
      }
      .loading .skeleton {
        block-size: 48px;
      }
    `,
  ];

  /** Null while they are loaded for the first time. */
  @property({ attribute: false }) conversations: readonly Conversation[] | null = null;
  @property() current = '';
  @property({ type: Boolean }) hasMore = false;
  /** Where the page has the heading already, as a box of an overview has, only screen readers are told ours. */
  @property({ type: Boolean, reflect: true }) headless = false;
  @query('h2') private readonly heading!: HTMLElement;

  override focus(): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('.item') ?? this.heading).focus());
  }

  protected override render(): TemplateResult {
    const empty = this.conversations?.length === 0;
    return html`
      <header role="presentation">
        <h2 class=${this.headless ? 'visually-hidden' : 'grow'} tabindex="-1">${this.t('conversations')}</h2>
        ${empty || this.services.readOnly ? nothing : this.renderNew('button')}
      </header>
      <div class="scroll">
        ${this.conversations === null
          ? html`<div class="loading" role="status"><span class="visually-hidden">${this.t('loading')}</span><div class="skeleton"></div><div class="skeleton"></div></div>`
          : empty
            ? html`<div class="empty"><span class="mark">${icon('chat')}</span><h3>${this.t('empty.title')}</h3>${this.services.readOnly ? nothing : html`<p class="muted">${this.t('empty.text')}</p>${this.renderNew('button primary')}`}</div>`
            : html`<ul>
                  ${repeat(
                    this.conversations,
                    (conversation) => conversation.uuid,
                    (conversation) => html`<li>
                      ${conversationItem({
                        conversation,
                        title: conversation.subject ?? this.t(`conversation.${conversation.mode}`),
                        current: conversation.uuid === this.current,
                        translator: this.services.translator,
                        open: () => this.emit('pc-open', conversation),
                      })}
                    </li>`,
                  )}
                </ul>
                ${this.hasMore ? html`<button type="button" class="button quiet more" @click=${() => this.emit('pc-more')}>${this.t('showMore')}</button>` : nothing}`}
      </div>
    `;
  }

  private renderNew(style: string): TemplateResult {
    return html`<button type="button" id="new" class=${style} title=${this.t('new')} @click=${() => this.emit('pc-new')}>${icon('plus')}<span>${this.t('new')}</span></button>`;
  }
}
