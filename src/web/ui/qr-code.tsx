import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code as SVG drawn here: the text never leaves the page. `label` says what it is to those who do not see it. */
export function QrCode({ text, label, size = 168 }: { text: string; label: string; size?: number }) {
  const { path, width } = useMemo(() => draw(text), [text]);
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`-2 -2 ${width + 4} ${width + 4}`} shapeRendering="crispEdges">
      <rect x="-2" y="-2" width={width + 4} height={width + 4} fill="#fff" /><path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { path: string; width: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const parts: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) parts.push(`M${x} ${y}h1v1h-1z`);
  }
  return { path: parts.join(''), width: modules.size };
}
