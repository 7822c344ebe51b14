import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon, type IconName } from '../icons';
import { define } from './define';
import { Part } from './part';

export interface MenuItem {
  id: string;
  label: string;
  icon: IconName;
  /** Why it cannot be chosen, if it cannot. */
  unavailable?: string;
}

/** A menu behind an icon, three dots by default: arrow keys walk it, Escape closes it. Fires "pc-choose" with the item's id. */
@define('pc-menu')
export class Menu extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      [role='menu'] {
        position: absolute;
        inset-block-start: 44px;
        inset-inline-end: 0;
        z-index: 5;
        inline-size: max-content;
        max-inline-size: min(320px, 84cqi);
        padding: 6px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
      :host([up]) [role='menu'] {
        inset-block: auto 44px;
        inset-inline: 0 auto;
      }
      [role='menuitem'] {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 44px;
        padding: 6px 12px;
        border-radius: var(--_radius-small);
        text-align: start;
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: var(--_hover);
      }
      [role='menuitem']:focus-visible {
        outline-offset: -2px;
      }
      [aria-disabled='true'] {
        color: var(--_muted);
        cursor: default;
      }
      [role='menuitem'] > svg {
        color: var(--_muted);
      }
      small {
        display: block;
        font-size: 0.85em;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property() label = '';
  @property() trigger: IconName = 'more';
  /** Opens upwards, from its start. */
  @property({ type: Boolean, reflect: true }) up = false;
  @state() private open = false;

  @query('#trigger') private readonly button!: HTMLButtonElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onOutside);
  }

  protected override render(): TemplateResult {
    return html`<button
        id="trigger"
        type="button"
        class="icon-button"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${this.label}
        @click=${() => this.toggle(!this.open)}
        @keydown=${(event: KeyboardEvent) => event.key === 'ArrowDown' && this.onTriggerDown(event)}
      >
        ${icon(this.trigger)}
      </button>
      ${this.open
        ? html`<div role="menu" aria-label=${this.label} @keydown=${this.onKey} @focusout=${this.onFocusOut}>
            ${this.items.map(
              (item) => html`<button
                type="button"
                role="menuitem"
                tabindex="-1"
                aria-disabled=${item.unavailable ? 'true' : nothing}
                @click=${() => this.choose(item)}
              >
                ${icon(item.icon)}
                <span>${item.label}${item.unavailable ? html`<small>${item.unavailable}</small>` : nothing}</span>
              </button>`,
            )}
          </div>`
        : nothing}`;
  }

  private readonly onTriggerDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    this.toggle(true);
  };

  private toggle(open: boolean): void {
    this.open = open;
    void this.updateComplete.then(() => (open ? this.entries[0] : this.button)?.focus());
  }

  private choose(item: MenuItem): void {
    if (!item.unavailable) {
      this.toggle(false);
      void this.updateComplete.then(() => this.emit('pc-choose', item.id));
    }
  }

  private get entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const entries = this.entries;
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      entries[(target + entries.length) % entries.length]?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.toggle(false);
    }
  };

  private readonly onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && !this.renderRoot.contains(next)) {
      this.open = false;
    }
  };

  private readonly onOutside = (event: PointerEvent): void => {
    if (this.open && !event.composedPath().includes(this)) {
      this.open = false;
    }
  };
}
