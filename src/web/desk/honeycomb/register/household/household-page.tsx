import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { HouseholdPage as Household, ResidentShape } from '../../../../../contract/register.js';
import { readHousehold } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { sayOr } from '../../../../words/words.js';
import { Loading } from '../../../app/loading.js';
import { REGISTER } from '../use-register.js';
import { EndDialog, ReturnDialog } from './end-dialogs.js';
import { History } from './history.js';
import { HouseholdLiaison } from './household-liaison.js';
import { CorrectDialog, MoveDialog } from './place-dialogs.js';
import { ResidentDialog } from './resident-dialog.js';
import { Residents } from './residents.js';

type Open = 'correct' | 'move' | 'end' | 'return' | { resident: ResidentShape | null } | null;

/** One household: who lives there, whose it is and why, and everything that was changed. */
export function HouseholdPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const found = useQuery({ queryKey: [REGISTER, 'household', id], queryFn: ({ signal }) => readHousehold(id, signal) });
  const { data } = found;
  const close = () => setOpen(null);
  return (
    <div className="page">
      <nav className="trail" aria-label={t('reg.trail')}>
        <Link to="/register">{t('reg.title')}</Link>
        {data && <><span aria-hidden="true">›</span><Link to={`/register?unit=${data.unitCode}`}>{data.unitName}</Link><span aria-hidden="true">›</span><span aria-current="page">{data.address}</span></>}
      </nav>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {data && (
        <>
          <Head household={data} onOpen={setOpen} />
          <div className="case-columns">
            <div className="case-main"><Residents household={data} onOpen={(resident) => setOpen({ resident })} /><History changes={data.changes} /></div>
            <div className="case-side"><HouseholdLiaison household={data} /><Facts household={data} /></div>
          </div>
          {open === 'correct' && <CorrectDialog household={data} onClose={close} />}
          {open === 'move' && <MoveDialog household={data} onClose={close} />}
          {open === 'end' && <EndDialog household={data} onClose={close} />}
          {open === 'return' && <ReturnDialog household={data} onClose={close} />}
          {open !== null && typeof open === 'object' && <ResidentDialog household={data} resident={open.resident} onClose={close} />}
        </>
      )}
    </div>
  );
}

function Head({ household, onOpen }: { household: Household; onOpen: (open: Open) => void }) {
  const { t, language } = useWords();
  const ended = household.validTo !== null;
  return (
    <div className="page-head">
      <h1>{household.address}</h1>
      {household.householdNumber && <p className="quiet number">{t('reg.numberIs', { number: household.householdNumber })}</p>}
      {ended && <span className="tag tag-done"><span aria-hidden="true">⊘</span>{t('reg.endedOn', { date: household.validTo, because: household.endedBecause ? sayOr(language, `endCause.${household.endedBecause}`, household.endedBecause) : '' })}</span>}
      <div className="page-tools">
        {!ended && household.mayCorrect && <Button onClick={() => onOpen('correct')}>{t('reg.correct')}</Button>}
        {!ended && household.mayWrite && <><Button onClick={() => onOpen('move')}>{t('reg.move')}</Button><Button onClick={() => onOpen('end')}>{t('reg.end')}</Button></>}
        {ended && household.mayWrite && (household.endedBecause === 'merged' ? <Link className="plain-button" to={`/register/doubles?unit=${household.unitCode}`}>{t('reg.undoMergeThere')}</Link>
          : <Button type="primary" onClick={() => onOpen('return')}>{t('reg.bringBack')}</Button>)}
      </div>
    </div>
  );
}

function Facts({ household }: { household: Household }) {
  const { t } = useWords();
  const lines: [string, string | null][] = [
    [t('reg.unit'), household.unitName], [t('rosterField.villager_group'), household.villagerGroup], [t('rosterField.building'), household.building], [t('rosterField.entrance'), household.entrance],
    [t('reg.contact'), t(`contact.${household.contactPreference}`)],
    [t('reg.point'), household.lng === null || household.lat === null ? t('reg.pointMissing') : `${t('reg.pointAt', { lng: household.lng.toFixed(5), lat: household.lat.toFixed(5) })}${household.pointRounded ? t('reg.pointRounded') : ''}`],
    [t('reg.since'), household.validFrom],
  ];
  return (
    <section className="part">
      <h2>{t('reg.facts')}</h2>
      <dl className="facts">{lines.filter(([, value]) => value !== null).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  );
}
