import type { CSSProperties } from 'react';

/** A style that may hold the elements' custom properties. */
export type Theme = CSSProperties & Readonly<Record<`--pc-${string}`, string>>;

/** The elements' custom properties in O3's brand and Carbon's tokens; where a page sets no token, Carbon's white theme. */
export const theme: Theme = {
  '--pc-text': 'var(--cds-text-primary, #161616)',
  '--pc-text-muted': 'var(--cds-text-secondary, #525252)',
  '--pc-border': 'var(--cds-border-subtle, #e0e0e0)',
  '--pc-field-border': 'var(--cds-border-strong, #8d8d8d)',
  '--pc-surface': 'var(--cds-background, #fff)',
  '--pc-canvas': 'var(--cds-layer, #f4f4f4)',
  '--pc-hover': 'var(--cds-layer-hover, #e8e8e8)',
  '--pc-primary': 'var(--brand-01, #005d5d)',
  '--pc-primary-strong': 'var(--brand-02, #004144)',
  '--pc-on-primary': 'var(--cds-text-on-color, #fff)',
  '--pc-primary-tint': 'color-mix(in srgb, var(--brand-03, #007d79) 16%, #fff)',
  '--pc-on-primary-tint': 'var(--brand-02, #004144)',
  '--pc-danger': 'var(--cds-text-error, #da1e28)',
  '--pc-danger-tint': 'var(--cds-notification-background-error, #fff1f1)',
  '--pc-warning': '#684e00',
  '--pc-warning-tint': 'var(--cds-notification-background-warning, #fdf6dd)',
  '--pc-success': '#0e6027',
  '--pc-success-tint': 'var(--cds-notification-background-success, #defbe6)',
  '--pc-read': 'var(--cds-link-primary, #0f62fe)',
  '--pc-focus': 'var(--cds-focus, #0f62fe)',
  '--pc-radius': '0',
  '--pc-radius-small': '0',
  '--pc-radius-button': '0',
  '--pc-shadow': '0 2px 6px var(--cds-shadow, rgb(0 0 0 / 30%))',
  '--pc-font-family': '"IBM Plex Sans", "IBM Plex Sans Arabic", "Helvetica Neue", Arial, sans-serif',
  '--pc-font-size': '0.875rem',
};
