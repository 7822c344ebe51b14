import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ApiError } from '../api/api-error';
import type { ConversationFilter } from '../api/conversations-api';
import { icon } from '../icons';
import type { Conversation, InboxCounts, Reference } from '../model';
import { define } from './define';
import './inbox-list';
import type { InboxList, Shelf } from './inbox-list';
import { Outermost } from './outermost';
import './patient-conversations';
import './patient-finder';
import type { PatientFinder } from './patient-finder';

const WIDE_PX = 760;
const PAGE = 25;
const REFRESH_MS = 10_000;
const SEARCH_DELAY_MS = 250;

const FILTERS: Readonly<Record<Shelf, Omit<ConversationFilter, 'q'>>> = {
  unread: { status: 'OPEN', unread: 'true' },
  mine: { status: 'OPEN', assignee: 'me' },
  mentioned: { mentioned: 'true' },
  unassigned: { status: 'OPEN', assignee: 'none' },
  waiting: { status: 'OPEN', turn: 'PATIENT' },
  failed: { status: 'OPEN', turn: 'FAILED' },
  starred: { status: 'OPEN', starred: 'true' },
  open: { status: 'OPEN' },
  archived: { status: 'ARCHIVED' },
};

/** What stands beside the list: the search for a patient, or a patient's conversation. */
type Shown = { name: 'finder' } | { name: 'thread'; patient: Reference; conversation: string };

/**
 * The conversations of all patients, and the way to a new one.
 * Attributes: base, locale, login-url, read-only, chart-url (address of a patient's chart, with {patient} where the uuid belongs), triage-url (where
 * messages of uncertain senders are dealt with).
 */
@define('patient-conversations-inbox')
export class ConversationInbox extends Outermost {
  static override styles = [
    ...super.styles,
    css`
      .frame {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        block-size: var(--pc-block-size, clamp(440px, 84vh, 860px));
        border: var(--_frame);
        border-radius: var(--_radius);
        background: var(--_surface);
        overflow: hidden;
      }
      .frame.split {
        grid-template-columns: minmax(280px, 360px) minmax(0, 1fr);
      }
      .frame > * {
        min-block-size: 0;
        min-inline-size: 0;
      }
      .split > pc-inbox-list {
        border-inline-end: 1px solid var(--_line);
      }
      .thread {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      .who {
        padding: 6px 20px;
        border-block-end: 1px solid var(--_line);
        font-weight: 600;
      }
      .thread patient-conversations {
        --pc-block-size: 100%;
        --pc-frame-border: 0;
        min-block-size: 0;
      }
      .choose {
        display: grid;
        place-items: center;
        align-content: center;
        gap: 12px;
        color: var(--_muted);
      }
      .choose svg {
        inline-size: 44px;
        block-size: 44px;
      }
    `,
  ];

  @property({ attribute: 'chart-url' }) chartUrl = '';
  @property({ attribute: 'triage-url' }) triageUrl = '';

  @state() private conversations: readonly Conversation[] | null = null;
  @state() private counts: InboxCounts | null = null;
  @state() private shelf: Shelf = 'unread';
  @state() private words = '';
  @state() private start = 0;
  @state() private hasMore = false;
  @state() private failure: ApiError | null = null;
  @state() private shown: Shown | null = null;
  @state() private wide = false;
  @query('pc-inbox-list') private readonly list!: InboxList | null;
  @query('pc-patient-finder') private readonly finder!: PatientFinder | null;

  private refreshTimer: ReturnType<typeof setInterval> | undefined;
  private searchTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the questions, so that no late answer replaces that of a later one. */
  private asked = 0;
  private readonly size = new ResizeObserver(([entry]) => {
    this.wide = (entry?.contentRect.width ?? 0) >= WIDE_PX;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
    this.refreshTimer = setInterval(() => !document.hidden && this.getClientRects().length > 0 && void this.load(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
    clearInterval(this.refreshTimer);
    clearTimeout(this.searchTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = this.services as typeof this.services | undefined;
    super.willUpdate(changed);
    if (before !== this.services) {
      void this.load();
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="frame ${this.wide ? 'split' : ''}">
      ${this.wide || !this.shown ? this.renderList() : nothing}
      ${this.shown ? this.renderShown(this.shown) : this.wide ? html`<div class="choose">${icon('chat')}<p>${this.t('inbox.choose')}</p></div>` : nothing}
    </div>`;
  }

  private renderList(): TemplateResult {
    return html`<pc-inbox-list
      .services=${this.services}
      .conversations=${this.conversations}
      .current=${this.shown?.name === 'thread' ? this.shown.conversation : ''}
      .shelf=${this.shelf}
      .counts=${this.counts}
      .triageUrl=${this.triageUrl}
      .words=${this.words}
      .failure=${this.failure}
      ?hasNewer=${this.start > 0}
      ?hasOlder=${this.hasMore}
      @pc-shelf=${(event: CustomEvent<Shelf>) => this.show(event.detail)}
      @pc-search=${(event: CustomEvent<string>) => this.search(event.detail)}
      @pc-turn=${(event: CustomEvent<1 | -1>) => this.turn(event.detail)}
      @pc-open=${(event: CustomEvent<Conversation>) => this.open(event.detail)}
      @pc-new=${this.find}
      @pc-retry=${() => void this.load()}
    ></pc-inbox-list>`;
  }

  private renderShown(shown: Shown): TemplateResult {
    if (shown.name === 'finder') {
      return html`<pc-patient-finder
        .services=${this.services}
        @pc-patient=${(event: CustomEvent<Reference>) => (this.shown = { name: 'thread', patient: event.detail, conversation: '' })}
        @pc-back=${this.close}
      ></pc-patient-finder>`;
    }
    const { patient, conversation } = shown;
    return html`<div class="thread">
      <div class="row who">
        <bdi class="grow">${patient.display}</bdi>
        ${this.chartUrl ? html`<a class="button quiet" href=${this.chartUrl.replace('{patient}', patient.uuid)}>${this.t('inbox.chart')}</a>` : nothing}
      </div>
      ${keyed(
        patient.uuid,
        html`<patient-conversations
          view="thread"
          patient=${patient.uuid}
          conversation=${conversation}
          base=${this.base}
          locale=${this.locale}
          login-url=${this.loginUrl}
          ?read-only=${this.readOnly}
          ?closable=${!this.wide || conversation === ''}
          @patient-conversations-close=${this.close}
          @patient-conversations-switched=${(event: CustomEvent<string>) => (this.shown = { name: 'thread', patient, conversation: event.detail })}
        ></patient-conversations>`,
      )}
    </div>`;
  }

  private show(shelf: Shelf): void {
    this.shelf = shelf;
    this.begin();
  }

  private search(words: string): void {
    this.words = words;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(() => this.begin(), SEARCH_DELAY_MS);
  }

  private begin(): void {
    this.start = 0;
    this.conversations = null;
    void this.load();
  }

  private turn(direction: 1 | -1): void {
    this.start = Math.max(0, this.start + direction * PAGE);
    void this.load();
  }

  private open({ patient, uuid }: Conversation): void {
    this.shown = { name: 'thread', patient, conversation: uuid };
  }

  private readonly find = (): void => {
    this.shown = { name: 'finder' };
    void this.updateComplete.then(() => this.finder?.focus());
  };

  private readonly close = (): void => {
    this.shown = null;
    void this.load();
    void this.updateComplete.then(() => this.list?.focus());
  };

  private async load(): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    try {
      const [page, counts] = await Promise.all([
        this.services.conversations.listAll({ ...FILTERS[this.shelf], q: this.words.trim() }, this.start, PAGE),
        this.services.team.counts(),
      ]);
      if (asked === this.asked) {
        this.counts = counts;
        this.conversations = page.items;
        this.hasMore = page.hasMore;
        this.failure = null;
      }
    } catch (thrown) {
      if (asked === this.asked) {
        this.failure = ApiError.from(thrown);
      }
    }
  }
}
