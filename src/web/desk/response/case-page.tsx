import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.js';
import { Refused } from '../../api/call.js';
import { readCase } from '../../api/cases.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { StateTag } from '../../ui/state-tag.js';
import { Loading } from '../app/loading.js';
import { Answers } from './case/answers.js';
import { Clocks } from './case/clocks.js';
import { Dispatch } from './case/dispatch.js';
import { Holdings } from './case/holdings.js';
import { Similar } from './case/similar.js';
import { Timeline } from './case/timeline.js';
import { WordsReported } from './case/words-reported.js';
import { Deeds } from './deeds/deeds.js';

/** One case: what it is, who has it, every deadline, why this person, and the whole story. */
export function CasePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const found = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => readCase(id, signal) });
  if (found.error && !found.data) {
    if (found.error instanceof Refused && found.error.status === 404) {
      return <Empty title={t('case.notFound')} action={<Link className="plain-button" to="/">{t('desk.toQueue')}</Link>}>{found.error.message}</Empty>;
    }
    return <div className="page"><ErrorNote error={found.error} onRetry={() => void found.refetch()} /></div>;
  }
  if (!found.data) return <Loading />;
  const detail = found.data;
  return (
    <article className="page case">
      <Head detail={detail} />
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      <div className="case-columns">
        <div className="case-main">
          <WordsReported detail={detail} />
          <Answers detail={detail} />
          <Timeline detail={detail} />
          <Dispatch detail={detail} />
        </div>
        <div className="case-side">
          <Deeds detail={detail} onMoved={() => void found.refetch()} />
          <Clocks detail={detail} />
          <Similar detail={detail} />
          <Holdings detail={detail} />
        </div>
      </div>
    </article>
  );
}

function Head({ detail }: { detail: CaseDetail }) {
  const { t } = useWords();
  return (
    <header className="case-head">
      <nav><Link to="/">← {t('desk.toQueue')}</Link></nav>
      <h1>{detail.matterName} <span className="number case-number">{detail.caseNumber}</span></h1>
      <p className="case-facts">
        <StateTag state={detail.state} />
        <span className="tag tag-held">{t(`class.${detail.class}`)}</span>
        <span>{detail.unitName}</span>
        <span>{t(`channel.${detail.channel}`)} · <PeopleDate at={detail.receivedAt} /></span>
        <span>{t(detail.needsVisit ? 'case.visit' : 'case.noVisit')}</span>
        {detail.refusals > 0 && <span className="tag tag-waiting">{t('case.refusals', { count: detail.refusals })}</span>}
        {detail.reopens > 0 && <span className="tag tag-waiting">{t('case.reopens', { count: detail.reopens })}</span>}
      </p>
      <p className="case-holder">
        {detail.holderDeskUnit ? <strong>{t('case.heldByDesk', { unit: detail.holderName ?? detail.unitName })}</strong>
          : detail.holderName ? <strong>{t('case.heldBy', { name: detail.holderName })}</strong> : null}
        {detail.helpers.length > 0 && <span>{t('case.helpers', { names: detail.helpers.map((h) => h.name).join('、') })}</span>}
        {detail.leadCaseId && <Link to={`/cases/${detail.leadCaseId}`}>{t('case.lead', { number: detail.leadCaseNumber })}</Link>}
      </p>
    </header>
  );
}
