import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { Conversation, HistoryEntry, StaffMember } from '../model';
import { define } from './define';
import './panel';
import { Part } from './part';

const LONGEST_TAG = 64;

/** Who looks after a conversation, its tags, and what was done with it. Fires "pc-conversation" with the changed conversation, and "pc-close". */
@define('pc-team-panel')
export class TeamPanel extends Part {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 20px;
      }
      .field {
        display: grid;
        gap: 6px;
      }
      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .tags .button svg {
        inline-size: 1em;
        block-size: 1em;
      }
      form {
        display: flex;
        gap: 8px;
      }
      li {
        padding-block: 8px;
        border-block-start: 1px solid var(--_line);
        overflow-wrap: anywhere;
      }
      li time {
        display: block;
        font-size: 0.85em;
        color: var(--_muted);
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @state() private staff: readonly StaffMember[] = [];
  @state() private known: readonly string[] = [];
  @state() private history: readonly HistoryEntry[] | null = null;
  @state() private failure: ApiError | null = null;
  @query('#tag') private readonly tag!: HTMLInputElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.revision !== this.conversation.revision) {
      void this.load();
    }
  }

  protected override render(): TemplateResult {
    const { assignee, tags } = this.conversation;
    const absent = assignee && !this.staff.some(({ uuid }) => uuid === assignee.uuid);
    return html`<pc-panel .services=${this.services} .heading=${this.t('team')}>
      <div class="stack">
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        <div class="field">
          <label for="assignee">${this.t('team.assignee')}</label>
          <select id="assignee" ?disabled=${this.services.readOnly} @change=${this.onAssignee}>
            <option value="" ?selected=${!assignee}>${this.t('team.nobody')}</option>
            ${absent ? html`<option value=${assignee.uuid} selected>${assignee.display}</option>` : nothing}
            ${this.staff.map(({ uuid, display }) => html`<option value=${uuid} ?selected=${uuid === assignee?.uuid}>${display}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="tag">${this.t('team.tags')}</label>
          <div class="tags">
            ${tags.map(
              (tag) => html`<button type="button" class="button" aria-label=${this.t('team.removeTag', { tag })} ?disabled=${this.services.readOnly} @click=${() => void this.change({ tags: tags.filter((other) => other !== tag) })}>
                <bdi>${tag}</bdi>${icon('close')}
              </button>`,
            )}
          </div>
          ${this.services.readOnly
            ? nothing
            : html`<form @submit=${this.onTag}>
                <input id="tag" list="known" maxlength=${LONGEST_TAG} autocomplete="off" dir="auto" />
                <datalist id="known">${this.known.map((tag) => html`<option value=${tag}></option>`)}</datalist>
                <button class="button">${this.t('team.addTag')}</button>
              </form>`}
        </div>
        <section aria-labelledby="history">
          <h3 id="history">${this.t('team.history')}</h3>
          ${this.history?.length === 0 ? html`<p class="muted">${this.t('consent.noHistory')}</p>` : nothing}
          <ol>
            ${this.history?.map(
              (entry) => html`<li><span dir="auto">${entry.display}</span><time datetime=${entry.dateCreated}>${this.services.translator.dateTime(entry.dateCreated)}</time></li>`,
            )}
          </ol>
        </section>
      </div>
    </pc-panel>`;
  }

  private readonly onAssignee = (event: Event): void => {
    void this.change({ assignee: (event.target as HTMLSelectElement).value || null });
  };

  private readonly onTag = (event: Event): void => {
    event.preventDefault();
    const tag = this.tag.value.trim();
    if (tag) {
      this.tag.value = '';
      void this.change({ tags: [...this.conversation.tags, tag] });
    }
  };

  private async change(change: { assignee?: string | null; tags?: string[] }): Promise<void> {
    await this.attempt(async () => this.emit('pc-conversation', await this.services.team.change(this.conversation.uuid, change)));
  }

  private async load(): Promise<void> {
    const { team } = this.services;
    await this.attempt(async () => {
      [this.history, this.staff, this.known] = await Promise.all([team.history(this.conversation.uuid), team.staff(''), team.tags()]);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
