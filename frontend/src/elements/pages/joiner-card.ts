import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AccessApi, Candidate, Joiner } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import type { Reference } from '../../model';
import { PatientSearch } from '../../patient-search';
import { define } from '../define';
import { PagePart } from './page-part';

/**
 * Somebody who asked to join: which patient it may be, what agrees and what differs. A match is confirmed in a second step, since a wrong one shows a
 * chart's messages to a stranger. Fires "pc-settled".
 */
@define('pc-joiner-card')
export class JoinerCard extends PagePart {
  static override styles = [
    ...super.styles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        padding: 14px 16px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .candidate {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        min-block-size: 40px;
        cursor: pointer;
      }
      .candidate > bdi {
        margin-inline-end: 8px;
      }
      .badge svg {
        inline-size: 1em;
        block-size: 1em;
      }
      .search {
        max-inline-size: 420px;
      }
    `,
  ];

  @property({ attribute: false }) joiner!: Joiner;
  @property({ attribute: false }) api!: AccessApi;
  @state() private chosen: Reference | null = null;
  @state() private asking: 'match' | 'turnAway' | null = null;
  @state() private busy = false;
  @state() private failure: ApiError | null = null;
  private readonly search = new PatientSearch(this, (words) => this.services.conversations.findPatients(words));

  protected override willUpdate(): void {
    this.chosen = this.offered.find(({ patient }) => patient.uuid === this.chosen?.uuid)?.patient ?? null;
    if (!this.chosen && this.asking === 'match') {
      this.asking = null;
    }
  }

  protected override render(): TemplateResult {
    const { joiner } = this;
    const { translator } = this.services;
    const failure = this.failure ?? this.search.failure;
    return html`<article aria-labelledby="name">
      <div class="row">
        ${icon('person')}
        <h3 id="name" class="grow"><bdi>${this.name}</bdi>, ${this.t('joiner.born', { date: translator.brief(`${joiner.birthdate.slice(0, 10)}T12:00`) })}</h3>
        <bdi class="address">${joiner.contact}</bdi>
      </div>
      <p class="hint">${this.t('joiner.asked', { link: joiner.link?.label ?? this.t('links'), date: translator.dateTime(joiner.dateCreated) })}</p>
      ${this.asking === 'turnAway' ? this.renderTurnAway() : this.asking === 'match' && this.chosen ? this.renderConfirm(this.chosen) : this.renderChoice()}
      ${failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(failure)}</span></p>` : nothing}
    </article>`;
  }

  private renderChoice(): TemplateResult {
    const { searched, found } = this.search;
    return html`<fieldset>
        <legend class="label">${this.t('joiner.which')}</legend>
        ${this.offered.map((candidate) => this.renderCandidate(candidate))}
        <div class="field search">
          <label for="search">${this.t('patient.find')}</label>
          <input id="search" type="search" dir="auto" autocomplete="off" placeholder=${this.t('patient.findHint')} @input=${(event: Event) => this.search.type((event.target as HTMLInputElement).value)} />
          <span class="hint" role="status">${searched ? this.t('patient.found', { count: found.length }) : ''}</span>
        </div>
      </fieldset>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!this.chosen} @click=${() => (this.asking = 'match')}>
          ${this.chosen ? this.t('joiner.matchWith', { patient: this.chosen.display }) : this.t('joiner.match')}
        </button>
        <button type="button" class="button quiet" @click=${() => (this.asking = 'turnAway')}>${this.t('joiner.turnAway')}</button>
      </div>`;
  }

  private renderCandidate({ patient, agrees, differs }: Candidate): TemplateResult {
    return html`<label class="candidate">
      <input type="radio" name="patient" .checked=${this.chosen?.uuid === patient.uuid} @change=${() => (this.chosen = patient)} /><bdi>${patient.display}</bdi>
      ${agrees.map((field) => html`<span class="badge granted">${icon('tick')}<span class="visually-hidden">${this.t('joiner.agrees')}: </span>${this.fieldName(field)}</span>`)}
      ${differs.map((field) => html`<span class="badge withdrawn">${icon('close')}<span class="visually-hidden">${this.t('joiner.differs')}: </span>${this.fieldName(field)}</span>`)}
    </label>`;
  }

  private renderConfirm(patient: Reference): TemplateResult {
    return html`<p class="notice">${icon('alert')}<span>${this.t('joiner.matchHint', { patient: patient.display, contact: this.joiner.contact })}</span></p>
      <div class="row">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy}
          @click=${() => void this.settle(this.api.match(this.joiner.uuid, patient.uuid), this.t('joiner.matched', { name: this.name, patient: patient.display }))}
        >
          ${this.t('joiner.matchNow', { patient: patient.display })}
        </button>
        <button type="button" class="button quiet" @click=${() => (this.asking = null)}>${this.t('cancel')}</button>
      </div>`;
  }

  private renderTurnAway(): TemplateResult {
    const { name } = this;
    return html`<p>${this.t('joiner.turnAwayHint', { name })}</p>
      <div class="row">
        <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.settle(this.api.turnAway(this.joiner.uuid), this.t('joiner.turnedAway', { name }))}>
          ${this.t('joiner.turnAwayNow', { name })}
        </button>
        <button type="button" class="button quiet" @click=${() => (this.asking = null)}>${this.t('cancel')}</button>
      </div>`;
  }

  private fieldName(field: string): string {
    const { translator } = this.services;
    const key = `agrees.${field}`;
    return translator.has(key) ? translator.text(key) : field;
  }

  private get name(): string {
    return `${this.joiner.givenName} ${this.joiner.familyName}`;
  }

  /** The candidates, and who else was found. */
  private get offered(): readonly Candidate[] {
    const { candidates } = this.joiner;
    const others = this.search.found.filter(({ uuid }) => !candidates.some(({ patient }) => patient.uuid === uuid));
    return [...candidates, ...others.map((patient) => ({ patient, agrees: [], differs: [] }))];
  }

  private async settle(work: Promise<unknown>, done: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work;
      this.emit('pc-settled', done);
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
