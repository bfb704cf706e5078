import { useTheme } from '../../../ui/look.js';
import { PALETTES } from '../../../ui/theme.js';
import { lookColor, SHAPES } from '../../response/map/case-layer.js';
import { gridColors, WITHOUT_GRID } from './grid-colors.js';
import type { LayerName } from './layers.js';

/** What a layer looks like on the map. */
export function Swatch({ name }: { name: LayerName }) {
  const theme = useTheme();
  const p = PALETTES[theme];
  const [one, two, three] = gridColors(theme) as [string, string, string];
  return (
    <svg aria-hidden="true" width="22" height="18" viewBox="0 0 22 18">
      {name === 'households' && [[4, 6, one], [11, 12, two], [17, 5, three]].map(([x, y, color]) => <circle key={x} cx={x} cy={y} r="3" fill={String(color)} />)}
      {name === 'areas' && <><path d="M1 1H12L8 17H1Z" fill={one} fillOpacity="0.45" stroke={one} /><path d="M12 1H21V17H8Z" fill={two} fillOpacity="0.45" stroke={two} /></>}
      {name === 'uncovered' && <><path d="M1 1H21V17H1Z" fill="none" stroke={WITHOUT_GRID} strokeWidth="1.5" /><path d="M1 17L17 1M9 17L21 5M1 9L9 1" stroke={WITHOUT_GRID} /><circle cx="11" cy="9" r="4.5" fill={WITHOUT_GRID} stroke={p.paper} strokeWidth="1.5" /></>}
      {name === 'cases' && <path d={SHAPES.waiting} transform="translate(2 0) scale(0.75)" fill={lookColor('waiting', theme)} />}
      {name === 'care' && <circle cx="11" cy="9" r="6" fill={p['accent-soft']} stroke={p.accent} strokeWidth="2.5" />}
    </svg>
  );
}
