import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { DoublePair } from '../../../../../contract/register.js';
import { decideNotDoubles, listDoubles } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { Empty, ErrorNote } from '../../../../ui/notes.js';
import { Loading } from '../../../app/loading.js';
import { useCommand } from '../../../app/use-command.js';
import { UnitField } from '../unit-field.js';
import { useHome } from '../use-home.js';
import { REGISTER } from '../use-register.js';
import { MergeDialog } from './merge-dialog.js';
import { Merges } from './merges.js';

type Side = DoublePair['one'];

/** Pairs that may be one household, side by side; somebody decides each, with a reason. */
export function DoublesPage() {
  const { t } = useWords();
  const home = useHome();
  const [chosen, setChosen] = useSearchParams();
  const unit = chosen.get('unit') ?? home.unitCode;
  const pairs = useQuery({ queryKey: [REGISTER, 'doubles', unit], placeholderData: keepPreviousData, queryFn: ({ signal }) => listDoubles(unit, signal) });
  const [merging, setMerging] = useState<{ kept: Side; ended: Side } | null>(null);
  return (
    <div className="page">
      <nav className="trail" aria-label={t('reg.trail')}><Link to={`/register?unit=${unit}`}>{t('reg.title')}</Link><span aria-hidden="true">›</span><span aria-current="page">{t('reg.doubles')}</span></nav>
      <div className="page-head"><h1>{t('reg.doubles')}</h1><p className="quiet">{t('double.about')}</p></div>
      <div className="filters"><UnitField home={home} value={unit} onChange={(code) => setChosen(code === home.unitCode ? {} : { unit: code }, { replace: true })} placeholder={t('reg.unitLabel')} label={t('reg.unitLabel')} /></div>
      {pairs.error && <ErrorNote error={pairs.error} onRetry={() => void pairs.refetch()} />}
      {pairs.isPending && <Loading />}
      {pairs.data?.rows.length === 0 && <Empty>{t('double.none')}</Empty>}
      <ol className="pairs" aria-label={t('reg.doubles')}>{pairs.data?.rows.map((pair) => <Pair key={`${pair.one.householdId} ${pair.other.householdId}`} pair={pair} onMerge={(kept, ended) => setMerging({ kept, ended })} />)}</ol>
      {pairs.data?.more && <p className="quiet">{t('double.more')}</p>}
      <Merges unit={unit} />
      {merging && <MergeDialog kept={merging.kept} ended={merging.ended} onClose={() => setMerging(null)} />}
    </div>
  );
}

function Pair({ pair, onMerge }: { pair: DoublePair; onMerge: (kept: Side, ended: Side) => void }) {
  const { t } = useWords();
  const { one, other } = pair;
  const two = useCommand(REGISTER, (_: null, commandId) => decideNotDoubles({ commandId, oneId: one.householdId, otherId: other.householdId }));
  return (
    <li className="part pair">
      <p className="pair-because">{pair.because.map((because) => <span key={because} className="tag tag-waiting"><span aria-hidden="true">≈</span>{t(`double.${because}`)}</span>)}<span className="quiet">{one.unitName}</span></p>
      <div className="pair-sides">
        <SideBySide side={one} other={other} onKeep={() => onMerge(one, other)} />
        <SideBySide side={other} other={one} onKeep={() => onMerge(other, one)} />
      </div>
      {two.error && <ErrorNote error={two.error} />}
      <Button loading={two.busy} onClick={() => void two.run(null)}>{t('double.areTwo')}</Button>
    </li>
  );
}

/** What is the same on the other side stands out, with a sign and not by colour alone. */
function SideBySide({ side, other, onKeep }: { side: Side; other: Side; onKeep: () => void }) {
  const { t } = useWords();
  const alike = (person: Side['people'][number]) => other.people.some((one) => one.name === person.name || (one.phone !== null && one.phone === person.phone));
  return (
    <div className="pair-side">
      <h3><Link to={`/register/households/${side.householdId}`}>{side.address}</Link></h3>
      <dl className="facts">
        <div><dt>{t('reg.number')}</dt><dd className="number">{side.householdNumber ?? '—'}</dd></div>
        <div><dt>{t('reg.residents')}</dt><dd>{side.people.length === 0 ? '—' : <ul className="pair-people">{side.people.map((person, i) => (
          <li key={i}>{alike(person) && <span className="alike" role="img" aria-label={t('double.alike')}>≈</span>}<b>{person.name}</b>{' '}
            <span className="number quiet">{[person.birthYear === null ? null : t('reg.bornIn', { year: person.birthYear }), person.phone].filter((part) => part !== null).join(' · ')}</span></li>
        ))}</ul>}</dd></div>
        <div><dt>{t('reg.liaison')}</dt><dd>{side.liaisonName ?? '—'}</dd></div>
        <div><dt>{t('reg.point')}</dt><dd>{t(side.hasPoint ? 'reg.pointThere' : 'reg.pointMissing')}</dd></div>
        <div><dt>{t('reg.since')}</dt><dd className="number">{side.validFrom}</dd></div>
      </dl>
      <Button type="primary" onClick={onKeep}>{t('double.keepThis')}</Button>
    </div>
  );
}
