import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../../src/elements/define';
import { plainDigits, View } from '../view';

type Piece = 'day' | 'month' | 'year';

/** A date of birth as three numbers in the reader's order: a calendar that begins today is no way to reach 1950. */
@define('pc-birthdate-field')
export class BirthdateField extends View {
  /** What is wrong with it, or empty. */
  @property() problem = '';
  @property() hint = '';
  private readonly pieces: Record<Piece, string> = { day: '', month: '', year: '' };

  /** The date as 1980-03-27; null while it is none. */
  get value(): string | null {
    const { day, month, year } = this.pieces;
    const [d, m, y] = [Number(day), Number(month), Number(year)];
    const date = new Date(y, m - 1, d);
    const real = year.length === 4 && y >= 1850 && date.getFullYear() === y && date.getMonth() === m - 1 && date.getDate() === d;
    return real && date.getTime() < Date.now() ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const order = this.order();
    const example = order[0] === 'year' ? 'birthdate.exampleIso' : order[0] === 'month' ? 'birthdate.exampleMonth' : 'birthdate.example';
    return html`<fieldset class="birthdate" aria-describedby="birthdate-hint birthdate-problem">
      <legend>${this.t('birthdate')}</legend>
      <p class="hint" id="birthdate-hint">${this.t(example)}</p>
      <div class="pieces">
        ${order.map(
          (piece) => html`<label class="piece ${piece}"
            ><span>${this.t(`birthdate.${piece}`)}</span>
            <input
              name=${piece}
              inputmode="numeric"
              autocomplete=${`bday-${piece}`}
              maxlength=${piece === 'year' ? 4 : 2}
              aria-invalid=${this.problem !== ''}
              aria-describedby="birthdate-problem"
              .value=${this.pieces[piece]}
              @input=${(event: InputEvent) => this.onInput(piece, event)}
          /></label>`,
        )}
      </div>
      ${this.renderProblem('birthdate-problem', this.problem)}
    </fieldset>`;
  }

  private onInput(piece: Piece, event: InputEvent): void {
    this.pieces[piece] = plainDigits((event.target as HTMLInputElement).value);
  }

  private order(): Piece[] {
    const parts = new Intl.DateTimeFormat(this.shared.texts.language === 'en' ? this.shared.texts.locale : this.shared.texts.language, { calendar: 'gregory' }).formatToParts(new Date());
    const order = parts.map(({ type }) => type).filter((type): type is Piece => type === 'day' || type === 'month' || type === 'year');
    return order.length === 3 ? order : ['day', 'month', 'year'];
  }
}
