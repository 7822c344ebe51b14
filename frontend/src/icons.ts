import { html, svg, type TemplateResult } from 'lit';

/** Line drawings on a 24 by 24 grid, drawn for this project; decoration only, the name stands beside or on the control. */
const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  mail: 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5',
  plus: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 1.5',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  ticks: 'M2.5 12.5L7 17l9-9.5M11.5 15.5L13 17l9-9.5',
  alert: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v5M12 16h.01',
  stop: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM6.5 6.5l11 11',
  retry: 'M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5',
  shield: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z',
  offline: 'M4 4l16 16M7 10.5a8 8 0 0 1 3-1.6M14 9a8 8 0 0 1 3.5 2M9.5 14a4.5 4.5 0 0 1 4.5-.4M12 18h.01M3.5 7.500a13 13 0 0 1 3-1.900M11 5a13 13 0 0 1 9.5 3',
  search: 'M10.5 4.500a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  inbox: 'M4 13l2.5-8h11l2.5 8v6H4zM4 13h5l1 2.500h4l1-2.500h5',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.500c1-4 4-5.5 7.5-5.500s6.5 1.5 7.5 5.5',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  star: 'M12 4.500l2.300 4.800 5.200.700-3.800 3.600.900 5.200-4.600-2.500-4.600 2.500.900-5.200-3.800-3.600 5.200-.700z',
  team: 'M9 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM2.500 19.500c.8-3.300 3.300-4.700 6.500-4.700s5.700 1.400 6.500 4.700M16 5.500a3 3 0 0 1 0 6M18 15c2 .6 3.200 2 3.700 4.500',
  call: 'M5 4h4l1.500 5-2 1.500a12 12 0 0 0 5 5l1.500-2 5 1.500v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z',
  clip: 'M19 11.5l-7.500 7.500a4.500 4.500 0 0 1-6.500-6.500l8-8a3 3 0 0 1 4.500 4.500l-8 8a1.500 1.500 0 0 1-2-2l7-7',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
} as const;

export type IconName = keyof typeof PATHS;

const TURNED_FOR_RTL: ReadonlySet<IconName> = new Set(['back', 'chat']);

export function icon(name: IconName): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    class=${TURNED_FOR_RTL.has(name) ? 'flip' : ''}
    fill="none"
    stroke="currentColor"
    stroke-width=${name === 'more' ? 2.6 : 1.8}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}

/** The mark of a channel; one that another module added gets the general mark. */
export function channelIcon(channel: string): TemplateResult {
  return icon(channel === 'secure' ? 'lock' : channel === 'sms' ? 'phone' : channel === 'email' ? 'mail' : channel === 'phone' ? 'call' : channel === 'note' ? 'note' : 'chat');
}
