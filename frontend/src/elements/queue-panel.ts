import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdministrationApi } from '../api/administration-api';
import { ApiError } from '../api/api-error';
import { channelIcon } from '../icons';
import type { QueueState } from '../model';
import { card } from '../styles/card';
import { channelName } from './channel-name';
import { define } from './define';
import './failure-view';
import { Part } from './part';

const REFRESH_MS = 5_000;

/** How delivery is doing, at a glance and by itself up to date. */
@define('pc-queue-panel')
export class QueuePanel extends Part {
  static override styles = [
    ...super.styles,
    card,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(96px, 100%), 1fr));
        gap: 10px;
      }
      dl > div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
        padding: 10px 12px;
        border-radius: var(--_radius-small);
        background: var(--_canvas);
      }
      dd {
        font-size: 1.4em;
        font-weight: 650;
        line-height: 1.25;
        font-variant-numeric: tabular-nums;
      }
      dd.bad {
        color: var(--_danger);
      }
      dt {
        font-size: 0.85em;
        color: var(--_muted);
      }
      li {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 8px;
        min-block-size: 32px;
      }
      li .hint {
        flex-basis: 100%;
      }
      .skeleton {
        block-size: 140px;
      }
    `,
  ];

  @property({ attribute: false }) api!: AdministrationApi;
  @state() private queue: QueueState | null = null;
  @state() private failure: ApiError | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => !document.hidden && void this.load(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override firstUpdated(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    const { queue } = this;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.t('queue')}</h2>
      ${this.failure ? html`<pc-failure strip .services=${this.services} .failure=${this.failure} @pc-retry=${() => void this.load()}></pc-failure>` : nothing}
      ${queue
        ? html`<dl>
              ${this.tile(this.t('queue.queued'), queue.queued)} ${this.tile(this.t('queue.sending'), queue.sending)}
              ${this.tile(this.t('queue.oldest'), queue.oldestQueuedSeconds ? this.services.translator.duration(queue.oldestQueuedSeconds) : '–', (queue.oldestQueuedSeconds ?? 0) > 600)}
              ${this.tile(this.t('queue.failed'), queue.failedLast24Hours, queue.failedLast24Hours > 0)}
              ${this.tile(this.t('queue.rejected'), queue.rejectedWebhooks, queue.rejectedWebhooks > 0)}
            </dl>
            <ul>
              ${queue.channels.map(
                (channel) => html`<li>
                  ${channelIcon(channel.id)}<span class="grow">${channelName(channel.id, this.services.translator)}</span
                  ><span class="badge ${channel.available ? 'granted' : 'withdrawn'}">${this.t(channel.available ? 'ready' : 'notReady')}</span>
                  ${channel.reason ? html`<span class="hint">${channel.reason}</span>` : nothing}
                </li>`,
              )}
            </ul>`
        : this.failure
          ? nothing
          : html`<div class="skeleton"></div>`}
    </section>`;
  }

  private tile(name: string, value: string | number, bad = false): TemplateResult {
    return html`<div><dt>${name}</dt><dd class=${bad ? 'bad' : ''}>${value}</dd></div>`;
  }

  private async load(): Promise<void> {
    try {
      this.queue = await this.api.queue();
      this.failure = null;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
