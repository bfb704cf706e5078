import { LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../ui/language.js';
import { sayWhy } from '../say-why.js';
import { isMoved, type PlanHousehold, type PlanLiaison } from './look-of-plan.js';
import { sayUnplaced } from './say-unplaced.js';

interface Props {
  household: PlanHousehold; unitName: string; liaisons: PlanLiaison[]; busy: boolean; onWish?: ((household: PlanHousehold) => void) | undefined;
  onGive?: ((householdId: string, liaisonId: string) => void) | undefined; onLock?: ((householdIds: readonly string[], locked: boolean) => void) | undefined;
}

/** One household: where it goes, why, what it has today; another liaison is chosen from the list, which locks it. */
export function HouseholdLine({ household, unitName, liaisons, busy, onGive, onLock, onWish }: Props) {
  const words = useWords();
  const { t } = words;
  const { householdId, address, liaisonId, nowLiaisonId, locked, prefers } = household;
  const unsolved = household.lng !== null && household.why.distanceMeters === null;
  const name = (id: string | null) => liaisons.find((one) => one.liaisonId === id)?.name ?? '—';
  return (
    <li data-household={householdId} className={liaisonId === null ? 'plan-unplaced' : ''}>
      <div className="household-who"><strong dir="auto" title={address}>{withoutUnit(address, unitName)}</strong>
        {isMoved(household) && <small>{t('plan.was', { name: name(nowLiaisonId) })}</small>}
        {prefers.length > 0 && <small>{t('wish.said', { names: prefers.map(name).join(words.language === 'en' ? ', ' : '、') })}</small>}
        {onWish && <button type="button" className="word-button" onClick={() => onWish(household)} aria-label={t('wish.doOf', { address })}>{t('wish.do')}</button>}</div>
      <div className="household-why">{liaisonId === null ? <span className="breach">! {sayUnplaced(household.unplacedReason, words)}</span> : unsolved ? <span className="quiet">{t(household.why.byHand ? 'why.byHand' : 'plan.whyLater')}</span> : sayWhy(household.why, words)}</div>
      <div className="household-do">
        {onGive ? (
          <select className="plain-select" aria-label={t('plan.liaisonOf', { address })} value={liaisonId ?? ''} disabled={busy} onChange={(event) => onGive(householdId, event.target.value)}>
            {liaisonId === null && <option value="" disabled>{t('plan.chooseLiaison')}</option>}
            {liaisons.map((one) => {
              const full = one.load >= one.capacity && one.liaisonId !== liaisonId;
              return <option key={one.liaisonId} value={one.liaisonId} disabled={full}>{full ? t('plan.fullOption', { name: one.name }) : one.name}</option>;
            })}
          </select>
        ) : <span>{name(liaisonId)}</span>}
        {onLock ? liaisonId !== null && (
          <Button size="small" type={locked ? 'primary' : 'default'} ghost={locked} disabled={busy} icon={locked ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden />}
            aria-label={t(locked ? 'plan.lockedOf' : 'plan.lockOf', { address })} onClick={() => onLock([householdId], !locked)}>{t(locked ? 'plan.locked' : 'plan.lock')}</Button>
        ) : locked && <span><span className="tag tag-held"><LockOutlined aria-hidden />{t('plan.locked')}</span></span>}
      </div>
    </li>
  );
}

/** All of a plan are of one unit: its name before every address only hides the rest. */
const withoutUnit = (address: string, unitName: string): string => {
  const at = unitName === '' ? -1 : address.indexOf(unitName);
  return (at < 0 ? address : address.slice(at + unitName.length).trim()) || address;
};
