import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdministrationApi } from '../api/administration-api';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { ContactSystem, TestResult } from '../model';
import { card } from '../styles/card';
import { channelName } from './channel-name';
import { define } from './define';
import { Part } from './part';

const CHANNELS: readonly ContactSystem[] = ['sms', 'email'];

type Tested = ContactSystem | 'mailbox';

interface Trial {
  to: string;
  busy: boolean;
  result: TestResult | null;
  failure: ApiError | null;
}

const UNTRIED: Trial = { to: '', busy: false, result: null, failure: null };

/** Sends a test message over a channel, or opens the mailbox, and tells what became of it, in the carrier's own words where there are any. */
@define('pc-test-message')
export class TestMessage extends Part {
  static override styles = [
    ...super.styles,
    card,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .line {
        display: flex;
        gap: 8px;
      }
      .line input {
        flex: 1;
        min-inline-size: 0;
      }
      blockquote {
        flex-basis: 100%;
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: AdministrationApi;
  @state() private trials: Readonly<Record<Tested, Trial>> = { sms: UNTRIED, email: UNTRIED, mailbox: UNTRIED };

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.t('test')}</h2>
      ${CHANNELS.map((channel) => this.renderChannel(channel, this.trials[channel]))}
      <div>
        <button type="button" class="button" ?disabled=${this.trials.mailbox.busy} @click=${() => void this.try('mailbox', this.api.testMailbox())}>${this.t('test.mailbox')}</button>
        <div role="status">${this.renderOutcome(this.trials.mailbox)}</div>
      </div>
    </section>`;
  }

  private renderChannel(channel: ContactSystem, trial: Trial): TemplateResult {
    return html`<form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.try(channel, this.api.test(channel, this.trials[channel].to.trim()));
      }}
    >
      <label class="label" for=${channel}>${channelName(channel, this.services.translator)}: ${this.t(`contact.${channel}`)}</label>
      <div class="line">
        <input
          id=${channel}
          dir="ltr"
          autocomplete="off"
          type=${channel === 'sms' ? 'tel' : 'email'}
          .value=${trial.to}
          @input=${(event: Event) => this.set(channel, { to: (event.target as HTMLInputElement).value })}
        />
        <button class="button" ?disabled=${trial.busy || !trial.to.trim()}>${this.t('test.send')}</button>
      </div>
      <div role="status">${this.renderOutcome(trial)}</div>
    </form>`;
  }

  private renderOutcome({ busy, result, failure }: Trial): TemplateResult | typeof nothing {
    if (busy) {
      return html`<span class="hint">${this.t('test.busy')}</span>`;
    }
    if (failure) {
      return html`<p class="notice error">${icon('alert')}<span>${this.why(failure)}</span></p>`;
    }
    return result
      ? html`<div class="notice ${result.ok ? 'good' : 'error'}">
          ${icon(result.ok ? 'tick' : 'alert')}<span>${result.message}</span>
          ${result.carrierWords ? html`<blockquote dir="auto">${this.t('test.carrier')} ${result.carrierWords}</blockquote>` : nothing}
        </div>`
      : nothing;
  }

  private set(channel: Tested, change: Partial<Trial>): void {
    this.trials = { ...this.trials, [channel]: { ...this.trials[channel], ...change } };
  }

  private async try(channel: Tested, trial: Promise<TestResult>): Promise<void> {
    this.set(channel, { busy: true, result: null, failure: null });
    try {
      this.set(channel, { result: await trial });
    } catch (thrown) {
      this.set(channel, { failure: ApiError.from(thrown) });
    } finally {
      this.set(channel, { busy: false });
    }
  }
}
