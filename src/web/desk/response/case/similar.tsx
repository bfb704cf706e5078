import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { DeedDialog } from '../deeds/deed-dialog.js';
import { Part } from './part.js';

/** Cases that may be the same matter, each one step from being joined; and those already joined to this one. */
export function Similar({ detail }: { detail: CaseDetail }) {
  const { t } = useWords();
  const [lead, setLead] = useState<string | null>(null);
  if (detail.similar.length === 0 && detail.joinedCases.length === 0) return null;
  return (
    <>
      {detail.similar.length > 0 && (
        <Part title={t('case.similar')}>
          <ul className="similar">
            {detail.similar.map((other) => (
              <li key={other.id}>
                <div><Link to={`/cases/${other.id}`} className="number">{other.caseNumber}</Link> <small><PeopleDate at={other.receivedAt} /></small><p dir="auto">{other.words}</p></div>
                {detail.may.includes('join') && <Button size="small" onClick={() => setLead(other.caseNumber)}>{t('deed.join')}</Button>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {detail.joinedCases.length > 0 && (
        <Part title={t('case.joined')}><ul className="similar">{detail.joinedCases.map((other) => <li key={other.id}><Link to={`/cases/${other.id}`} className="number">{other.caseNumber}</Link></li>)}</ul></Part>
      )}
      {lead !== null && <DeedDialog verb="join" detail={detail} onClose={() => setLead(null)} initial={{ leadCaseNumber: lead }} />}
    </>
  );
}
