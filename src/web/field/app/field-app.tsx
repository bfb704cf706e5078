import { useEffect, type ReactNode } from 'react';
import { BrowserRouter, NavLink, Route, Routes } from 'react-router';
import type { Me } from '../../../contract/identity.js';
import { useWords } from '../../ui/language.js';
import { DemoRibbon, useOnline } from '../../ui/notes.js';
import { deeds } from '../offline/queue.js';
import { session, startSession } from '../offline/session.js';
import { CasePage } from '../pages/case-page.js';
import { EmergencyPage } from '../pages/emergency-page.js';
import { HandoverPage } from '../pages/handover-page.js';
import { HandoversPage } from '../pages/handovers-page.js';
import { HouseholdPage } from '../pages/household-page.js';
import { MePage } from '../pages/me-page.js';
import { MyCasesPage } from '../pages/my-cases-page.js';
import { NewCasePage } from '../pages/new-case-page.js';
import { NoticesPage } from '../pages/notices-page.js';
import { QueuePage } from '../pages/queue-page.js';
import { RoundPage } from '../pages/round-page.js';
import { SecondFactorPage } from '../pages/second-factor-page.js';
import { SignInPage } from '../pages/sign-in-page.js';
import { BellIcon, HouseIcon, ListIcon, PersonIcon, PlusIcon } from '../parts/icons.js';
import { UndoBar } from '../parts/undo-bar.js';
import { useLive } from './live-value.js';
import { MeContext } from './me.js';

/** Every page of the field client. Opens from what the phone keeps; the network only makes it fresher. */
export function FieldApp() {
  const now = useLive(session);
  const { t } = useWords();
  useEffect(() => { void startSession(); }, []);
  if (now.kind === 'starting') return <main className="centre"><p>{t('loading')}</p></main>;
  if (now.kind === 'out') return <SignInPage />;
  if (now.me.needsSecondFactor) return <SecondFactorPage />;
  return (
    <MeContext value={now.me}>
      <BrowserRouter basename="/field">
        <Frame me={now.me}>
          <Routes>
            <Route index element={<MyCasesPage />} />
            <Route path="case/:id" element={<CasePage />} />
            <Route path="round" element={<RoundPage />} />
            <Route path="round/:id" element={<HouseholdPage />} />
            <Route path="emergency" element={<EmergencyPage />} />
            <Route path="handovers" element={<HandoversPage />} />
            <Route path="handovers/:id" element={<HandoverPage />} />
            <Route path="new" element={<NewCasePage />} />
            <Route path="notices" element={<NoticesPage />} />
            <Route path="me" element={<MePage />} />
            <Route path="queue" element={<QueuePage />} />
            <Route path="*" element={<MyCasesPage />} />
          </Routes>
        </Frame>
      </BrowserRouter>
    </MeContext>
  );
}

function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useWords();
  const hasRound = me.permissions.includes('care.round');
  return (
    <>
      <a className="skip" href="#main">{t('field.skip')}</a>
      <QueueBar me={me} />
      <main id="main">{children}</main>
      <UndoBar />
      <nav className={hasRound ? 'tabs five' : 'tabs'} aria-label={t('field.nav')}>
        <NavLink to="/" end><ListIcon />{t('field.tab.mine')}</NavLink>
        {hasRound ? <NavLink to="/round"><HouseIcon />{t('round.tab')}</NavLink> : null}
        <NavLink to="/new"><PlusIcon />{t('field.tab.new')}</NavLink>
        <NavLink to="/notices"><BellIcon />{t('field.tab.notices')}</NavLink>
        <NavLink to="/me"><PersonIcon />{t('field.tab.me')}</NavLink>
      </nav>
      {me.demo ? <DemoRibbon /> : null}
    </>
  );
}

/** Always in sight: no network, what waits to be uploaded, what was refused. */
function QueueBar({ me }: { me: Me }) {
  const { t } = useWords();
  const online = useOnline();
  const own = useLive(deeds).filter((d) => d.personId === me.personId);
  const refused = own.filter((d) => d.state === 'refused').length;
  const waiting = own.length - refused;
  if (online && own.length === 0) return null;
  return (
    <div className={refused > 0 ? 'queue-bar bad' : 'queue-bar'} role="status">
      {online ? null : <span>{t('field.offline')}</span>}
      {waiting > 0 ? <NavLink to="/queue">{t('field.waiting', { n: waiting })}</NavLink> : null}
      {refused > 0 ? <NavLink to="/queue">{t('field.refused', { n: refused })}</NavLink> : null}
    </div>
  );
}
