import { css, html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { icon } from '../icons';
import type { Reference } from '../model';
import { PatientSearch } from '../patient-search';
import { define } from './define';
import { Part } from './part';

/** Finds the patient to write to. Fires "pc-patient" with whom was chosen, or "pc-back". */
@define('pc-patient-finder')
export class PatientFinder extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        block-size: 100%;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 60px;
        padding-block: 8px;
        padding-inline: 8px 16px;
        border-block-end: 1px solid var(--_line);
      }
      .body {
        display: grid;
        gap: 14px;
        align-content: start;
        flex: 1;
        overflow: auto;
        padding: 20px;
      }
      .field {
        max-inline-size: 420px;
      }
      .found {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 48px;
        padding: 6px 12px;
        border-radius: var(--_radius-small);
        text-align: start;
      }
      .found:hover {
        background: var(--_hover);
      }
      .found svg {
        color: var(--_primary);
      }
    `,
  ];

  @query('input') private readonly field!: HTMLInputElement;
  private readonly search = new PatientSearch(this, (words) => this.services.conversations.findPatients(words));

  override focus(): void {
    void this.updateComplete.then(() => this.field.focus());
  }

  protected override render(): TemplateResult {
    const { found, searched, failure } = this.search;
    return html`
      <header role="presentation">
        <button type="button" class="icon-button" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>
        <h2>${this.t('new')}</h2>
      </header>
      <div class="body">
        <div class="field">
          <label for="search">${this.t('patient.find')}</label>
          <input id="search" type="search" dir="auto" autocomplete="off" placeholder=${this.t('patient.findHint')} @input=${this.onInput} />
          <span class="hint" role="status">${searched ? this.t('patient.found', { count: found.length }) : ''}</span>
        </div>
        ${failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(failure)}</span></p>` : nothing}
        <ul>
          ${found.map((patient) => html`<li><button type="button" class="found" @click=${() => this.choose(patient)}>${icon('person')}<bdi>${patient.display}</bdi></button></li>`)}
        </ul>
      </div>
    `;
  }

  private readonly onInput = (): void => {
    this.search.type(this.field.value);
  };

  private choose(patient: Reference): void {
    this.emit('pc-patient', patient);
  }
}
