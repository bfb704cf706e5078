import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords, type Words } from '../../../ui/language.js';
import { sayOr } from '../../../words/words.js';
import { Part } from './part.js';

/** Why this person has it: one sentence, then everybody who was compared. */
export function Dispatch({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const { t, language } = words;
  const { dispatch } = detail;
  if (!dispatch) return null;
  return (
    <Part title={t('case.dispatch')}>
      <p>{because(detail, words)}</p>
      {dispatch.candidates.length > 0 && (
        <div className="table-wrap" tabIndex={0} role="group" aria-label={t('case.dispatch')}><table className="candidates">
          <thead><tr><th scope="col">{t('case.candidate')}</th><th scope="col">{t('case.distance')}</th><th scope="col">{t('case.load')}</th><th scope="col">{t('case.skill')}</th><th scope="col">{t('case.result')}</th></tr></thead>
          <tbody>
            {dispatch.candidates.map((candidate) => (
              <tr key={candidate.personId} className={candidate.passedOver === null ? 'chosen' : ''}>
                <td>{candidate.name}<small>{candidate.unitName} · {candidate.postName}</small></td>
                <td className="number">{distance(candidate.distanceMeters, words)}</td>
                <td className="number">{candidate.openCases} / {candidate.capacity}</td>
                <td>{t(candidate.hasSkill ? 'case.skill.yes' : 'case.skill.no')}</td>
                <td>{candidate.passedOver === null ? <strong><span aria-hidden="true">✓ </span>{t('case.chosen')}</strong>
                  : t('case.notChosen', { why: sayOr(language, `passedOver.${candidate.passedOver}`, candidate.passedOver) })}</td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
    </Part>
  );
}

function because(detail: CaseDetail, { t, language }: Words): string {
  const dispatch = detail.dispatch!;
  const chosen = dispatch.candidates.find((candidate) => candidate.passedOver === null);
  const name = chosen?.name ?? detail.handlerName ?? detail.holderName ?? '—';
  const rule = t(`rule.${dispatch.rule}`);
  const sentence = chosen && dispatch.postKind
    ? t('case.because.chart', { rule, matter: detail.matterName, unit: chosen.unitName, post: sayOr(language, `post.${dispatch.postKind}`, chosen.postName), count: dispatch.consideredCount, name })
    : t('case.because.plain', { rule, name });
  return dispatch.words ? `${sentence} ${t('case.because.words', { words: dispatch.words })}` : sentence;
}

function distance(meters: number | null, { t }: Words): string {
  if (meters === null) return '—';
  return meters < 1000 ? t('case.meters', { count: Math.round(meters / 10) * 10 }) : t('case.kilometers', { count: (meters / 1000).toFixed(1) });
}
