import QRCode from 'qrcode';
import type { ReactNode } from 'react';

/** A QR code as one SVG path, drawn on the server: no picture to load, prints sharp. */
export function SquareCode({ text, label }: { text: string; label: string }): ReactNode {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) if (modules.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  return (
    <svg className="code" role="img" aria-label={label} viewBox={`-3 -3 ${modules.size + 6} ${modules.size + 6}`} width="132" height="132" shapeRendering="crispEdges">
      <rect x="-3" y="-3" width="100%" height="100%" fill="#fff" /><path d={path} fill="#000" />
    </svg>
  );
}
