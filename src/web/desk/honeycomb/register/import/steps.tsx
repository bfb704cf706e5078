import { useWords } from '../../../../ui/language.js';

export const STEPS = ['file', 'columns', 'check', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** Which of the four steps one is at; `ended` when the last is done. */
export function Steps({ at, ended = false }: { at: Step; ended?: boolean }) {
  const { t } = useWords();
  const now = STEPS.indexOf(at);
  return (
    <ol className="steps" aria-label={t('roster.steps')}>
      {STEPS.map((step, i) => {
        const done = i < now || ended;
        return (
          <li key={step} className={done ? 'step-done' : i === now ? 'step-now' : ''} aria-current={i === now && !ended ? 'step' : undefined}>
            <span className="step-sign number" aria-hidden="true">{done ? '✓' : i + 1}</span>{t(`roster.step.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
