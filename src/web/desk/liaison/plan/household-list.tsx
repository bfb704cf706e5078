import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Plan } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty } from '../../../ui/notes.js';
import { HouseholdLine } from './household-line.js';
import { isMoved, type PlanHousehold } from './look-of-plan.js';
import { AT_ONCE } from './use-adjust.js';

export type Showing = 'all' | 'unplaced' | 'moved' | 'locked';
const SHOWINGS: readonly Showing[] = ['all', 'unplaced', 'moved', 'locked'];
const KEEPS: Record<Showing, (one: PlanHousehold) => boolean> = { all: () => true, unplaced: (one) => one.liaisonId === null, moved: isMoved, locked: (one) => one.locked };
const SHOWN = 40;

interface Props {
  plan: Plan; busy: boolean; showing: Showing; onShowing: (showing: Showing) => void; only: string | null; onOnly: (liaisonId: string | null) => void; picked: string | null;
  onWish?: ((household: PlanHousehold) => void) | undefined; onPick: (householdId: string | null) => void; onGive?: ((householdId: string, liaisonId: string) => void) | undefined; onLock?: ((householdIds: readonly string[], locked: boolean) => void) | undefined;
}

/** The same as the map, for reading and for the keyboard: who goes where and why; those without a place first. */
export function HouseholdList({ plan, busy, showing, onShowing, only, onOnly, picked, onPick, onGive, onLock, onWish }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [many, setMany] = useState(SHOWN);
  const { households, liaisons } = plan;
  const counts = useMemo(() => Object.fromEntries(SHOWINGS.map((name) => [name, households.filter(KEEPS[name]).length])) as Record<Showing, number>, [households]);
  const rows = useMemo(() => households
    .filter((one) => (picked !== null ? one.householdId === picked : KEEPS[showing](one) && (only === null || one.liaisonId === only) && one.address.includes(typed.trim())))
    .sort((a, b) => Number(a.liaisonId !== null) - Number(b.liaisonId !== null)), [households, picked, showing, only, typed]);
  const free = rows.filter((one) => !one.locked && one.liaisonId !== null).slice(0, AT_ONCE).map((one) => one.householdId);
  const kept = rows.filter((one) => one.locked).slice(0, AT_ONCE).map((one) => one.householdId);
  const onlyName = liaisons.find((one) => one.liaisonId === only)?.name;
  const again = (change: () => void) => { change(); onPick(null); setMany(SHOWN); };
  return (
    <section className="part plan-households" aria-labelledby="plan-households">
      <h2 id="plan-households">{t('plan.households')}</h2>
      <div className="filters">
        <Segmented name="showing" aria-label={t('plan.show')} value={showing} onChange={(name) => again(() => onShowing(name))}
          options={SHOWINGS.map((value) => ({ value, label: t(`plan.show.${value}`, { count: counts[value] }) }))} />
        <Input.Search className="search" allowClear value={typed} onChange={(event) => again(() => setTyped(event.target.value))} placeholder={t('plan.search')} aria-label={t('plan.search')} />
        {onlyName !== undefined && <Button size="small" onClick={() => again(() => onOnly(null))} aria-label={`${t('plan.onlyOf', { name: onlyName })} ×`}>{t('plan.onlyOf', { name: onlyName })} ✕</Button>}
        {onLock && only !== null && free.length > 0 && <Button size="small" disabled={busy} onClick={() => onLock(free, true)}>{t('plan.lockShown', { count: free.length })}</Button>}
        {onLock && (only !== null || showing === 'locked') && kept.length > 0 && <Button size="small" disabled={busy} onClick={() => onLock(kept, false)}>{t('plan.unlockShown', { count: kept.length })}</Button>}
        {picked !== null && <Button size="small" onClick={() => onPick(null)}>{t('plan.show.all', { count: counts.all })}</Button>}
      </div>
      {rows.length === 0 ? <Empty>{t('plan.noneFound')}</Empty>
        : <ul className="households" aria-label={t('plan.households')}>{rows.slice(0, many).map((household) => (
          <HouseholdLine key={household.householdId} household={household} unitName={plan.summary.unitName} liaisons={liaisons} busy={busy} onGive={onGive} onLock={onLock} onWish={onWish} />))}</ul>}
      {rows.length > many && <div className="more"><Button onClick={() => setMany(many + 5 * SHOWN)}>{t('do.more')}</Button></div>}
    </section>
  );
}
