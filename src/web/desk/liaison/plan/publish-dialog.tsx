import { useQuery } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import type { Plan } from '../../../../contract/liaison.js';
import { comparePlan, publishPlan } from '../../../api/liaison.js';
import { Refused } from '../../../api/call.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { LIAISON, useCommand } from '../use-command.js';
import { Moves } from './compare.js';

/** Says how many households change their liaison before they do. What somebody else did meanwhile is said with the way on. */
export function PublishDialog({ plan, onRedraft, onClose }: { plan: Plan; onRedraft: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { summary } = plan;
  const { planId, version } = summary;
  const compared = useQuery({ queryKey: [LIAISON, 'compare', planId, version, 'now'], queryFn: ({ signal }) => comparePlan(planId, undefined, signal) });
  const command = useCommand<number>(async (sawVersion, commandId) => {
    const { grids, moved } = await publishPlan(planId, { commandId, sawVersion });
    void message.success(t('plan.published', { grids, moved }), 8);
  });
  const fresh = plan.households.filter((one) => one.nowLiaisonId === null).length;
  const used = plan.liaisons.filter((one) => one.load > 0).length;
  const needsRedraft = command.error instanceof Refused && (command.error.code === 'plan_overtaken' || command.error.code === 'plan_liaison_gone');
  return (
    <Modal open title={t('plan.publishTitle', { number: summary.number })} onCancel={onClose} mask={{ closable: false }} width={640} cancelText={t('do.cancel')} confirmLoading={command.busy}
      okText={t(needsRedraft ? 'plan.redraft' : 'plan.publishNow')} onOk={() => { if (needsRedraft) onRedraft(); else void command.run(version).then((done) => { if (done) onClose(); }); }} destroyOnHidden>
      <p>{t('plan.publishSay', { households: plan.households.length, liaisons: used })}</p>
      <ul className="publish-counts">
        <li><strong className="number">{t('plan.publishMoved', { count: summary.moved })}</strong></li>
        {fresh > 0 && <li><strong className="number">{t('plan.publishFresh', { count: fresh })}</strong></li>}
      </ul>
      {compared.data && compared.data.movedCount > 0 && <div className="publish-moves"><Moves compared={compared.data} /></div>}
      {command.error && <ErrorNote error={command.error} />}
    </Modal>
  );
}
