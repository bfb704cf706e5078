import { useWords } from '../../ui/language.js';
import type { KnownCase } from '../offline/database.js';
import type { Step } from '../offline/local-state.js';
import { AnswerForm } from './answer-form.js';
import { PauseForm } from './pause-form.js';
import { Sheet } from './sheet.js';
import { TransferForm } from './transfer-form.js';
import { WordsForm } from './words-form.js';

/** The form of a step that needs words. */
export function StepSheet({ one, step, onClose }: { one: KnownCase; step: Step; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Sheet title={t(`field.step.${step}`)} onClose={onClose}>
      {step === 'answer' ? <AnswerForm one={one} onDone={onClose} />
        : step === 'pause' ? <PauseForm one={one} onDone={onClose} />
        : step === 'transfer' ? <TransferForm one={one} onDone={onClose} />
        : <WordsForm one={one} step={step as 'refuse' | 'need-help' | 'note'} onDone={onClose} />}
    </Sheet>
  );
}
