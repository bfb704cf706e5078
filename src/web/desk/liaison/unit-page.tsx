import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { readCoverage } from '../../api/liaison.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { useMe } from '../app/session.js';
import { CandidatesTab } from './candidates/candidates-tab.js';
import { GridsTab } from './grids/grids-tab.js';
import { HandoversTab } from './handovers/handovers-tab.js';
import { PlansTab } from './plans/plans-tab.js';
import { ownCounts } from './own-counts.js';
import { sayShare } from './say-share.js';
import { Trail } from './trail.js';
import { LIAISON } from './use-command.js';

const TABS = ['grids', 'candidates', 'plans', 'handovers'] as const;
type Tab = (typeof TABS)[number];
const NEEDS: Record<Tab, string> = { grids: 'grid.read', candidates: 'candidate.read', plans: 'plan.read', handovers: 'grid.read' };

/** One village, community or compound: its micro-grids, candidates, plans and handovers. */
export function UnitPage() {
  const { unitCode = '' } = useParams();
  const { t } = useWords();
  const me = useMe();
  const [chosen, setChosen] = useSearchParams();
  const tabs = TABS.filter((name) => me.permissions.includes(NEEDS[name]));
  const tab = tabs.find((name) => name === chosen.get('tab')) ?? 'grids';
  const coverage = useQuery({ queryKey: [LIAISON, 'coverage', unitCode], queryFn: ({ signal }) => readCoverage(unitCode, signal) });
  const own = coverage.data && ownCounts(coverage.data);
  const below = coverage.data?.below.length ?? 0;
  const walk = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!;
    setChosen({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="page">
      <Trail unitCode={unitCode} />
      <div className="page-head">
        <h1>{coverage.data?.unitName ?? ' '}</h1>
        {own && <p className="quiet">{t('unit.summary', { households: own.households, grids: own.grids, share: sayShare(own.inOneGrid, own.households) })}</p>}
        {below > 0 && <p><Link to={`/liaison?unit=${unitCode}`}>{t('unit.below', { count: below })}</Link></p>}
      </div>
      {coverage.error && <ErrorNote error={coverage.error} onRetry={() => void coverage.refetch()} />}
      <div className="tabs" role="tablist" aria-label={t('unit.parts')}>
        {tabs.map((name) => (
          <button key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={tab === name} aria-controls="unit-part" tabIndex={tab === name ? 0 : -1} onKeyDown={walk}
            className="tab" onClick={() => setChosen({ tab: name })}>{t(`unit.tab.${name}`)}</button>
        ))}
      </div>
      <section id="unit-part" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'grids' && <GridsTab unitCode={unitCode} />}
        {tab === 'candidates' && <CandidatesTab unitCode={unitCode} />}
        {tab === 'plans' && <PlansTab unitCode={unitCode} />}
        {tab === 'handovers' && <HandoversTab unitCode={unitCode} />}
      </section>
    </div>
  );
}
