import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CARE_GROUPS, CARE_SERVICES } from '../../../../contract/care.js';
import { useWords } from '../../../ui/language.js';
import { Empty } from '../../../ui/notes.js';
import { useMe } from '../../app/session.js';
import { FindUnit } from '../../honeycomb/find-unit.js';
import { useMaySeeCare } from '../map/use-care.js';
import { AskPurpose } from './ask-purpose.js';
import { CareCountsTable } from './care-counts-table.js';
import './care.css';
import { CareLists } from './care-lists.js';
import { Choice } from './choice.js';
import { HouseholdHistory } from './household-history.js';
import type { Purpose } from './purpose.js';

const STATES = ['in_force', 'expiring', 'objected'] as const;

/** L5: who needs or offers what, for those entitled, each look with its purpose; numbers for those who only plan. */
export default function CarePage() {
  const { t } = useWords();
  const me = useMe();
  const [asked, setAsked] = useSearchParams();
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const entitled = useMaySeeCare();
  if (!me.permissions.includes('care.count')) return <div className="page narrow"><Empty title={t('care.title')}>{t('care.notAllowed')}</Empty></div>;
  const put = (name: string, value: string | undefined) =>
    setAsked((now) => { const next = new URLSearchParams(now); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true });
  const pick = <T extends string>(name: string, list: readonly T[]): T | undefined => list.find((one) => one === asked.get(name));
  const [unit, group, service, state] = [asked.get('unit') ?? undefined, pick('group', CARE_GROUPS), pick('service', CARE_SERVICES), pick('state', STATES) ?? 'in_force'];
  const household = asked.get('household');
  return (
    <div className="page">
      <div className="page-head"><h1>{t('care.title')}</h1>
        <div className="page-tools"><FindUnit value={unit} onChange={(code) => put('unit', code)} placeholder={t('care.unit')} /></div></div>
      <p className="quiet care-about">{t('care.about')}</p>
      <CareCountsTable unit={unit} />
      <section aria-labelledby="care-list">
        <h2 id="care-list">{t('care.list')}</h2>
        {!entitled && <Empty>{t('care.numbersOnly')}</Empty>}
        {entitled && purpose === null && <AskPurpose onChoose={setPurpose} />}
        {entitled && purpose !== null && (
          <>
            <p className="care-shown" role="status">{t('care.shownFor', { purpose: t(`care.purpose.${purpose}`) })}{' '}
              <button type="button" className="row-opener" onClick={() => setPurpose(null)}>{t('care.changePurpose')}</button></p>
            <div className="filters care-filters">
              <Choice label={t('care.filter.state')} value={state} onChange={(value) => put('state', value)} options={STATES.map((one) => [one, t(`care.state.${one}`)])} />
              <Choice label={t('care.filter.group')} value={group} any={t('care.any')} onChange={(value) => put('group', value)} options={CARE_GROUPS.map((one) => [one, t(`round.group.${one}`)])} />
              <Choice label={t('care.filter.service')} value={service} any={t('care.any')} onChange={(value) => put('service', value)} options={CARE_SERVICES.map((one) => [one, t(`care.service.${one}`)])} />
            </div>
            <CareLists purpose={purpose} filter={{ unit, group, service, state }} onHousehold={(id) => put('household', id)} />
          </>
        )}
      </section>
      {household && purpose !== null && <HouseholdHistory householdId={household} purpose={purpose} onClose={() => put('household', undefined)} />}
    </div>
  );
}
