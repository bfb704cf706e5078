/** The phone's own map app. WGS-84 as stored: Apple takes it as it is, Android by the geo scheme. */
export function mapLink(lat: number, lng: number, label: string): string {
  const point = `${lat},${lng}`, name = encodeURIComponent(label);
  return /iPhone|iPad|Macintosh/.test(navigator.userAgent) ? `https://maps.apple.com/?q=${name}&ll=${point}` : `geo:${point}?q=${point}(${name})`;
}

export const callLink = (phone: string): string => `tel:${phone.replace(/[^0-9+]/g, '')}`;
