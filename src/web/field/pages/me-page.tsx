import { useState } from 'react';
import { newId } from '../../api/new-id.js';
import { languageChoice, useWords } from '../../ui/language.js';
import { sizeChoice, themeChoice } from '../../ui/look.js';
import { now } from '../../ui/now.js';
import { PeopleDate } from '../../ui/people-date.js';
import { useRemembered, type Remembered } from '../../ui/remembered.js';
import { SIZES } from '../../ui/theme.js';
import { useLive } from '../app/live-value.js';
import { useMe } from '../app/me.js';
import { addDeed, deeds } from '../offline/queue.js';
import { leave } from '../offline/session.js';

/** Who I am, off duty, display, sign out. Nothing here counts how the app is used. */
export function MePage() {
  const { t } = useWords();
  const me = useMe();
  const own = useLive(deeds).filter((d) => d.personId === me.personId);
  const [sure, setSure] = useState<'duty' | 'leave' | null>(null);
  const endDuty = async (): Promise<void> => {
    const commandId = newId();
    await addDeed({ kind: 'end-duty', subjectId: commandId, caseNumber: null, verb: 'end-duty', body: { commandId, at: now() } });
    setSure(null);
  };
  const ending = own.some((d) => d.kind === 'end-duty' && d.state === 'waiting');
  return (
    <>
      <header className="page-head"><h1>{me.name}</h1></header>
      <section className="panel">
        <ul className="plain-list">{me.roles.map((r) => <li key={r.role + r.unitCode}>{t(`role.${r.role}`)} · {r.unitName}</li>)}</ul>
        <p>{me.onDutyUntil && me.onDutyUntil > now() ? <>{t('field.me.onDuty')} <PeopleDate at={me.onDutyUntil} /></> : t('field.me.offDuty')}</p>
        {me.onDutyUntil && me.onDutyUntil > now() && me.permissions.includes('duty.end-own') ? (
          sure === 'duty'
            ? <div className="pair"><button type="button" className="soft on" onClick={() => void endDuty()}>{t('field.me.reallyEnd')}</button><button type="button" className="soft" onClick={() => setSure(null)}>{t('do.cancel')}</button></div>
            : <button type="button" className="big second" disabled={ending} onClick={() => setSure('duty')}>{ending ? t('field.waitingTag') : t('field.step.end-duty')}</button>
        ) : null}
        <p className="hint">{t('field.me.endAbout')}</p>
      </section>
      <section className="panel">
        <Choices label={t('size')} choice={sizeChoice} of={SIZES} name={(v) => t(`size.${v}`)} />
        <Choices label={t('theme')} choice={themeChoice} of={['auto', 'light', 'dark'] as const} name={(v) => t(`theme.${v as 'auto'}`)} />
        <Choices label={t('language')} choice={languageChoice} of={['zh', 'en'] as const} name={(v) => t(`language.${v}`)} />
      </section>
      <section className="panel">
        {me.note ? <p className="hint">{me.note}</p> : null}
        <p className="hint">{t('field.me.privacy')}</p>
        {sure === 'leave' ? <p className="breach">{t('field.me.leaveWaiting', { n: own.length })}</p> : null}
        <button type="button" className="big second" onClick={() => { if (own.length > 0 && sure !== 'leave') setSure('leave'); else void leave(); }}>{t('field.me.leave')}</button>
      </section>
    </>
  );
}

interface ChoicesProps<T extends string> { label: string; choice: Remembered<T>; of: readonly T[]; name: (value: T) => string }

function Choices<T extends string>({ label, choice, of, name }: ChoicesProps<T>) {
  const value = useRemembered(choice);
  return (
    <fieldset className="outcomes"><legend>{label}</legend>
      {of.map((one) => <label key={one}><input type="radio" name={label} checked={value === one} onChange={() => choice.set(one)} /><span>{name(one)}</span></label>)}
    </fieldset>
  );
}
