/** The palette of theme.css as text, for code that cannot read CSS variables (antd's tokens, the map's canvas). */
export const PALETTES = {
  light: {
    ground: '#f3f6f5', paper: '#ffffff', 'paper-2': '#eaf0ef', line: '#cfdad9', 'line-strong': '#84979a',
    ink: '#14262b', 'ink-2': '#3d5358', 'ink-3': '#566b70',
    teal: '#0f5e66', 'teal-strong': '#0a444b', 'teal-soft': '#dceced', 'on-teal': '#ffffff',
    accent: '#9c5410', 'accent-soft': '#fbeedd', good: '#23693a', 'good-soft': '#e0f1e4',
    breach: '#b3201a', 'breach-soft': '#fde8e6', 'on-breach': '#ffffff',
  },
  dark: {
    ground: '#0d1618', paper: '#142023', 'paper-2': '#1c2b2f', line: '#304347', 'line-strong': '#7d9296',
    ink: '#e8f0ef', 'ink-2': '#bccbcc', 'ink-3': '#9db0b2',
    teal: '#62c3c7', 'teal-strong': '#8fdadd', 'teal-soft': '#173c41', 'on-teal': '#06201f',
    accent: '#f0aa5c', 'accent-soft': '#3c2a14', good: '#7fcf95', 'good-soft': '#163521',
    breach: '#ff8a7e', 'breach-soft': '#431a17', 'on-breach': '#2a0503',
  },
} as const;

export type ThemeName = keyof typeof PALETTES;
export type PaletteName = keyof (typeof PALETTES)['light'];
export const SIZES = ['normal', 'large', 'largest'] as const;
export type Size = (typeof SIZES)[number];
/** Pixels of 1rem for each type size; the same as in theme.css. */
export const SIZE_PIXELS: Record<Size, number> = { normal: 16, large: 18.5, largest: 21 };
