import { useRef, useState } from 'react';
import { issueCard, type CardIssued } from '../../api/care.js';
import { newId, newSecret } from '../../api/new-id.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote, useOnline } from '../../ui/notes.js';
import { QrCode } from '../../ui/qr-code.js';
import type { RoundEntry } from '../offline/round-state.js';

/** A new card for the household, shown once. Its id and secret are made here, so that an answer lost on the way loses no card. */
export function CardMaker({ entry }: { entry: RoundEntry }) {
  const { t } = useWords();
  const online = useOnline();
  const [sure, setSure] = useState(false);
  const [card, setCard] = useState<CardIssued | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<{ commandId: string; secret: string } | null>(null);
  const make = (): void => {
    asked.current ??= { commandId: newId(), secret: newSecret() };
    setBusy(true);
    setFailed(null);
    issueCard({ ...asked.current, householdId: entry.householdId }).then(setCard, setFailed).finally(() => setBusy(false));
  };
  const address = card ? `${location.origin}${card.path}` : '';
  return (
    <section className="panel">
      <h2>{t('round.card')}</h2>
      <p className="hint">{t('round.card.about')}</p>
      {card ? (
        <>
          <p className="qr"><QrCode text={address} label={t('round.card.qr')} size={220} /></p>
          <p className="said"><code>{address}</code></p>
          <p className="hint">{t('round.card.scan')}</p>
          <a className="soft" href={card.path} target="_blank" rel="noreferrer">{t('round.card.open')}</a>
        </>
      ) : !online ? <p className="hint">{t('round.card.offline')}</p>
        : <button type="button" className={sure ? 'soft wide on' : 'soft wide'} disabled={busy} onClick={() => (sure ? make() : setSure(true))}>{t(sure ? 'round.card.sure' : 'round.card.make')}</button>}
      {failed ? <ErrorNote error={failed} /> : null}
    </section>
  );
}
