import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import type { Household } from '../../api/honeycomb.js';
import { findHouseholds } from '../../api/honeycomb.js';
import { newId, newSecret } from '../../api/new-id.js';
import { useWords } from '../../ui/language.js';
import type { DeedFile } from '../offline/deed.js';
import { addDeed } from '../offline/queue.js';
import { Evidence } from '../parts/evidence.js';
import { useDraft } from '../parts/use-draft.js';

const CHANNELS = ['field', 'liaison', 'phone', 'counter', 'paper'] as const;
const PHONE = /^\+?[0-9][0-9 -]{4,18}$/;

interface Opened { number: string; link: string }

/** A case for somebody else: what I found on a round, or what an elder told me. Works without a network. */
export function NewCasePage() {
  const { t } = useWords();
  const [words, setWords, clear] = useDraft('new');
  const [place, setPlace] = useDraft('new.place');
  const [name, setName] = useDraft('new.name');
  const [phone, setPhone] = useDraft('new.phone');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('field');
  const [household, setHousehold] = useState<Household | null>(null);
  const [files, setFiles] = useState<DeedFile[]>([]);
  const [point, setPoint] = useState<{ lng: number; lat: number } | null>(null);
  const [fault, setFault] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);

  const locate = (): void => navigator.geolocation.getCurrentPosition(
    ({ coords }) => setPoint({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) }),
    () => setFault(t('field.new.noPosition')), { enableHighAccuracy: true, timeout: 15_000 });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (words.trim() === '') return setFault(t('field.new.needWords'));
    if (words.length > 8000) return setFault(t('field.tooLong', { n: 8000 }));
    if (phone.trim() !== '' && !PHONE.test(phone.trim())) return setFault(t('field.new.phoneFault'));
    const id = newId();
    const secret = newSecret();
    await addDeed({
      kind: 'open', subjectId: id, caseNumber: null, verb: 'open', files,
      body: {
        id, secret, channel, words: words.trim(), placeWords: place.trim().slice(0, 200), ...point, coordinateSystem: 'WGS84',
        reporterName: name.trim().slice(0, 60) || null, reporterPhone: phone.trim() || null, householdId: household?.householdId ?? null,
        unitCode: household?.unitCode ?? null, fileIds: files.map((f) => f.id),
      },
    });
    for (const empty of [clear, () => setPlace(''), () => setName(''), () => setPhone('')]) empty();
    setFiles([]);
    setHousehold(null);
    setPoint(null);
    setOpened({ number: '', link: `/t/${id}?key=${secret}` });
  };
  if (opened) {
    return (
      <section className="panel">
        <h1>{t('field.new.done')}</h1>
        <p>{t('field.new.doneAbout')}</p>
        <p><a className="soft" href={opened.link}>{t('field.new.receipt')}</a></p>
        <p className="said"><code>{`${location.origin}${opened.link}`}</code></p>
        <p><button type="button" className="big" onClick={() => setOpened(null)}>{t('field.new.another')}</button> <Link className="big second" to="/">{t('field.tab.mine')}</Link></p>
      </section>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <header className="page-head"><h1>{t('field.tab.new')}</h1></header>
      <section className="panel">
        <label htmlFor="new-words">{t('field.new.words')}</label>
        <textarea id="new-words" rows={5} dir="auto" value={words} onChange={(event) => { setWords(event.target.value); setFault(''); }} />
        <Evidence files={files} onChange={setFiles} />
        <label htmlFor="new-place">{t('field.new.place')}</label>
        <input id="new-place" type="text" dir="auto" value={place} onChange={(event) => setPlace(event.target.value)} autoComplete="off" />
        {'geolocation' in navigator && window.isSecureContext ? (
          <p><button type="button" className="soft" onClick={() => (point ? setPoint(null) : locate())}>{point ? t('field.new.positionOff') : t('field.new.position')}</button></p>
        ) : null}
      </section>
      <section className="panel">
        <fieldset className="outcomes"><legend>{t('field.new.how')}</legend>
          {CHANNELS.map((one) => <label key={one}><input type="radio" name="channel" checked={channel === one} onChange={() => setChannel(one)} /><span>{t(`channel.${one}`)}</span></label>)}
        </fieldset>
        <FindHousehold chosen={household} onChoose={(found) => {
          setHousehold(found);
          const first = found?.residents.find((r) => r.phone) ?? found?.residents[0];
          if (first) { setName(first.name); setPhone(first.phone ?? ''); }
          if (found && place === '') setPlace(found.address);
        }} />
        <label htmlFor="new-name">{t('field.new.name')}</label>
        <input id="new-name" type="text" dir="auto" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        <label htmlFor="new-phone">{t('field.new.phone')}</label>
        <input id="new-phone" type="tel" value={phone} onChange={(event) => { setPhone(event.target.value); setFault(''); }} autoComplete="off" />
      </section>
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big">{t('field.step.open')}</button>
    </form>
  );
}

/** Whoever is in the register is not asked again: name, telephone and address come from there. */
function FindHousehold({ chosen, onChoose }: { chosen: Household | null; onChoose: (household: Household | null) => void }) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [rows, setRows] = useState<Household[] | null>(null);
  const [failed, setFailed] = useState('');
  const find = (): void => {
    if (q.trim().length < 2) return;
    findHouseholds(q.trim()).then((list) => { setRows(list.rows); setFailed(''); }, (error: Error) => setFailed(error.message));
  };
  if (chosen) return <p className="chosen">{chosen.address} <button type="button" className="plain" onClick={() => onChoose(null)}>{t('field.new.householdOff')}</button></p>;
  return (
    <div>
      <label htmlFor="new-household">{t('field.new.household')}</label>
      <div className="find"><input id="new-household" type="search" value={q} onChange={(event) => setQ(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); find(); } }} autoComplete="off" />
        <button type="button" className="soft" onClick={find}>{t('field.new.find')}</button></div>
      {failed ? <p className="hint">{failed}</p> : null}
      {rows?.length === 0 ? <p className="hint">{t('field.new.noHousehold')}</p> : null}
      <ul className="lines">{rows?.map((one) => (
        <li key={one.householdId}><button type="button" className="plain" onClick={() => { onChoose(one); setRows(null); }}>{one.address} {one.residents.map((r) => r.name).join('、')}</button></li>
      ))}</ul>
    </div>
  );
}
