import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { COMMAND_VERBS, type CaseDetail, type CommandVerb } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { Part } from '../case/part.js';
import { DeedDialog } from './deed-dialog.js';

/** The order in which deeds are offered: what moves the case on first, what sends it elsewhere last. */
const ORDER: CommandVerb[] = ['accept', 'arrive', 'answer', 'call-back', 'decide-consultation', 'decide-not-accepted', 'decide-class',
  'resume', 'override', 'need-help', 'transfer', 'pause', 'ask-class', 'correct-matter', 'join', 'note', 'refuse', 'propose-not-accepted'];
const CAUTIOUS: readonly CommandVerb[] = ['refuse', 'propose-not-accepted'];

/** What this person may do with the case now. The list is the server's `may`; nothing is decided here. */
export function Deeds({ detail, onMoved }: { detail: CaseDetail; onMoved: () => void }) {
  const { t } = useWords();
  const [verb, setVerb] = useState<CommandVerb | null>(null);
  const may = ORDER.filter((name) => detail.may.includes(name) && COMMAND_VERBS.includes(name));
  return (
    <Part title={t('case.actions')} className="part-deeds">
      {may.length === 0 && <p className="quiet">{t('case.noActions')}</p>}
      <div className="deeds">
        {may.map((name, at) => (
          <Button key={name} type={at === 0 && !CAUTIOUS.includes(name) ? 'primary' : 'default'} onClick={() => setVerb(name)} data-verb={name}
            className={CAUTIOUS.includes(name) ? 'deed-cautious' : ''}>{t(`deed.${name}`)}</Button>
        ))}
      </div>
      <Link className="receipt-link" to={`/cases/${detail.id}/receipt`}>{t('case.receipt')}</Link>
      {verb && <DeedDialog key={verb} verb={verb} detail={detail} onClose={() => { setVerb(null); onMoved(); }} />}
    </Part>
  );
}
