import { useQueries } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { listUnits } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { useMe } from '../app/session.js';

interface Step { unitCode: string; name: string }

/** The units from the county down to this one; a name that has not arrived yet shows as a dash. */
export function useTrail(unitCode: string): Step[] {
  const me = useMe();
  const codes: string[] = [];
  for (let length = me.countyCode.length + 3; length <= unitCode.length; length += 3) codes.push(unitCode.slice(0, length));
  const found = useQueries({ queries: codes.map((code) => ({
    queryKey: ['units', code.slice(0, -3)], staleTime: 5 * 60_000,
    queryFn: ({ signal }: { signal: AbortSignal }) => listUnits({ parent: code.slice(0, -3), limit: 200 }, signal),
  })) });
  return [{ unitCode: me.countyCode, name: me.countyName },
    ...codes.map((code, at) => ({ unitCode: code, name: found[at]?.data?.rows.find((row) => row.unitCode === code)?.name ?? '—' }))];
}

/** Where we are, and the way up. `last` stands for the page itself when it is not the unit's own overview. */
export function Trail({ unitCode, last }: { unitCode: string; last?: string }) {
  const { t } = useWords();
  const steps = useTrail(unitCode);
  return (
    <nav className="trail" aria-label={t('cover.trail')}>
      {steps.map((step, at) => (
        <Fragment key={step.unitCode}>
          {at > 0 && <span aria-hidden="true">›</span>}
          {at === steps.length - 1 && last === undefined ? <span aria-current="page">{step.name}</span>
            : <Link to={at === steps.length - 1 ? `/liaison/units/${step.unitCode}` : `/liaison?unit=${step.unitCode}`}>{step.name}</Link>}
        </Fragment>
      ))}
      {last !== undefined && <><span aria-hidden="true">›</span><span aria-current="page">{last}</span></>}
    </nav>
  );
}
