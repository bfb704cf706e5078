import { theme, type ThemeConfig } from 'antd';
import { PALETTES, SIZE_PIXELS, type Size, type ThemeName } from '../../ui/theme.js';

/** antd's tokens, made from the one palette, so that a button here and a button in the field look alike. */
export function antdTheme(name: ThemeName, size: Size): ThemeConfig {
  const p = PALETTES[name];
  const px = SIZE_PIXELS[size];
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.teal, colorInfo: p.teal, colorSuccess: p.good, colorWarning: p.accent, colorError: p.breach,
      colorTextBase: p.ink, colorText: p.ink, colorTextSecondary: p['ink-2'], colorTextTertiary: p['ink-3'], colorTextDescription: p['ink-3'],
      colorTextPlaceholder: p['ink-3'], colorBgBase: p.paper, colorBgContainer: p.paper, colorBgElevated: p.paper, colorBgLayout: p.ground,
      colorBorder: p['line-strong'], colorBorderSecondary: p.line, colorLink: p.teal, colorLinkHover: p['teal-strong'],
      colorTextLightSolid: p['on-teal'],
      // Derived tints of a colour as deep as ours come out grey; the palette has its own.
      colorPrimaryBg: p['teal-soft'], colorPrimaryBgHover: p['teal-soft'], colorPrimaryHover: p['teal-strong'], colorPrimaryActive: p['teal-strong'],
      colorInfoBg: p['teal-soft'], colorInfoBorder: p.teal, colorSuccessBg: p['good-soft'], colorSuccessBorder: p.good,
      colorWarningBg: p['accent-soft'], colorWarningBorder: p.accent, colorErrorBg: p['breach-soft'], colorErrorBorder: p.breach,
      controlItemBgActive: p['teal-soft'], controlItemBgHover: p['paper-2'], controlOutline: p['teal-soft'], colorErrorOutline: p['breach-soft'],
      colorIcon: p['ink-2'], colorFillSecondary: p['paper-2'], fontFamily: 'var(--font)', fontSize: px, controlHeight: Math.round(px * 2.375), borderRadius: 8,
      lineHeight: 1.55,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, dangerColor: p['on-breach'] },
      Segmented: { trackBg: p['paper-2'], itemSelectedBg: p.paper, itemColor: p['ink-2'] },
      Modal: { titleFontSize: px * 1.2 },
    },
  };
}
