import type { ReactNode } from 'react';

/** A telephone number large enough to press and to read out. */
export function TelephoneLine({ phone, call, none }: { phone: string | null; call: string; none: string }): ReactNode {
  if (!phone) return <p className="hint">{none}</p>;
  return <p><a className="soft" href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>{call}　{phone}</a></p>;
}
