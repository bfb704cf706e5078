import { App, Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Plan } from '../../../../contract/liaison.js';
import { changePlan, stepPlan } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { useCommand } from '../use-command.js';
import { PublishDialog } from './publish-dialog.js';
import { redraft } from './redraft.js';
import { SettingsDialog } from './settings-dialog.js';

interface Props { plan: Plan; overtakenBy: number | null; settingsOpen: boolean; onSettings: (open: boolean) => void }

/** What can be done with a plan that is not being solved and not over. */
export function PlanDeeds({ plan, overtakenBy, settingsOpen, onSettings }: Props) {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const [publishing, setPublishing] = useState(false);
  const { summary } = plan;
  const { planId, settings, state, version } = summary;
  const [fewest, setFewest] = useState(settings.fewestMoves);
  const ids = useRef({ solve: newId(), plan: newId() });
  const solve = useCommand<{ fewestMoves: boolean; sawVersion: number }>(async ({ fewestMoves, sawVersion }, commandId) => {
    if (fewestMoves !== settings.fewestMoves) await changePlan(planId, { commandId, sawVersion, settings: { ...settings, fewestMoves } });
    await stepPlan(planId, 'solve', { commandId: ids.current.solve });
    ids.current.solve = newId();
  });
  const drop = useCommand<'drop'>((step, commandId) => stepPlan(planId, step, { commandId }));
  const again = useCommand<'redraft'>(async (_, commandId) => {
    const { planId: next, lost } = await redraft(plan, commandId, ids.current.plan);
    void (lost > 0 ? message.warning(t('plan.redraftedShort', { count: lost }), 8) : message.success(t('plan.redrafted')));
    void navigate(`/liaison/plans/${next}`);
  });
  const unplaced = summary.households - summary.placed;
  const askDrop = () => modal.confirm({ title: t('plan.drop'), content: t('plan.dropAsk'), okText: t('plan.drop'), cancelText: t('do.cancel'), okButtonProps: { danger: true },
    onOk: () => drop.run('drop') });
  const error = solve.error ?? drop.error ?? again.error;
  return (
    <div className="plan-deeds">
      {overtakenBy !== null && <div className="asked">{t('plan.overtakenNow', { number: overtakenBy })} <Button size="small" loading={again.busy} onClick={() => void again.run('redraft')}>{t('plan.redraft')}</Button></div>}
      <div className="deeds">
        {state === 'solved' && overtakenBy === null && <Button type="primary" disabled={unplaced > 0} onClick={() => setPublishing(true)}>{t('plan.publish')}</Button>}
        <Button type={state === 'draft' ? 'primary' : 'default'} loading={solve.busy} onClick={() => void solve.run({ fewestMoves: fewest, sawVersion: version })}>{t(state === 'draft' ? 'plan.solve' : 'plan.solveAgain')}</Button>
        <Checkbox className="deed-check" checked={fewest} onChange={(event) => setFewest(event.target.checked)}>{t('plan.fewestShort')}</Checkbox>
        <Button onClick={() => onSettings(true)}>{t('plan.change')}</Button>
        <Button type="text" danger loading={drop.busy} onClick={askDrop}>{t('plan.drop')}</Button>
      </div>
      {error && <ErrorNote error={error} />}
      {settingsOpen && <SettingsDialog plan={plan} onClose={() => onSettings(false)} />}
      {publishing && <PublishDialog plan={plan} onRedraft={() => { setPublishing(false); void again.run('redraft'); }} onClose={() => setPublishing(false)} />}
    </div>
  );
}
