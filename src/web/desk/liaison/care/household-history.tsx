import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { readHouseholdCare } from '../../../api/care.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayOr } from '../../../words/words.js';
import { Loading } from '../../app/loading.js';
import { LIAISON } from '../use-command.js';
import type { Purpose } from './purpose.js';

/** One household: its visits, and who looked at what is noted. Opening it is a look itself, and stands on top. */
export function HouseholdHistory({ householdId, purpose, onClose }: { householdId: string; purpose: Purpose; onClose: () => void }) {
  const { t, language } = useWords();
  const care = useQuery({ queryKey: [LIAISON, 'household-care', householdId, purpose], refetchOnWindowFocus: false, queryFn: ({ signal }) => readHouseholdCare(householdId, signal, purpose) });
  return (
    <Drawer open title={t('care.history')} onClose={onClose} size={480} aria-label={t('care.history')}>
      {care.error && <ErrorNote error={care.error} onRetry={() => void care.refetch()} />}
      {care.isPending && <Loading />}
      {care.data && (
        <div className="history">
          <h3>{t('care.visits')}</h3>
          {care.data.visits.length === 0 ? <p className="quiet">{t('care.visitsNone')}</p> : (
            <ul>{care.data.visits.map((visit) => <li key={visit.visitId}><strong>{t(`round.finding.${visit.finding}`)}</strong> · {t(`round.way.${visit.way}`)} · {visit.personName}
              <small><PeopleDate at={visit.visitedAt} /></small>{visit.words && <span dir="auto">{visit.words}</span>}</li>)}</ul>)}
          <h3>{t('care.views')}</h3>
          <ul>{care.data.views.map((view, at) => <li key={at}>{t('care.viewLine', { name: view.viewerName, role: sayOr(language, `role.${view.viewerRole}`, view.viewerRole), purpose: t(`care.purpose.${view.purpose}`) })}
            <small><PeopleDate at={view.viewedAt} /></small></li>)}</ul>
        </div>
      )}
    </Drawer>
  );
}
