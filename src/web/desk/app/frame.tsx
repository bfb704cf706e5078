import { useEffect } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useWords } from '../../ui/language.js';
import { DemoRibbon, OfflineBar } from '../../ui/notes.js';
import { AccountMenu } from './account-menu.js';
import { KeysHelp, useKeys } from './keys.js';
import { Live } from './live.js';
import { NoticesBell } from './notices-bell.js';
import { useMayDo, useMe } from './session.js';

/** The bar above every page, and the page. */
export function Frame() {
  const { t } = useWords();
  const me = useMe();
  const mayOpen = useMayDo('case.open-on-behalf');
  const maySeeGrids = useMayDo('grid.read');
  const maySeeRegister = useMayDo('register.read');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
    // On a phone the pages' names run out of the bar: where one is must be in sight.
    document.querySelector('.bar nav a.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  useKeys({ n: () => { if (mayOpen) void navigate('/new'); }, g: () => void navigate('/') });
  return (
    <Live>
      <a className="skip" href="#main">{t('desk.skip')}</a>
      <header className="bar">
        <Link to="/" className="brand">
          <svg aria-hidden="true" width="28" height="28" viewBox="0 0 64 64" fill="none" stroke="currentColor" strokeWidth="4" strokeLinejoin="round">
            <path d="M32 6l11 6.400v12.800L32 31.600l-11-6.400V12.400zM18 32l11 6.400v12.800L18 57.600 7 51.200V38.400zM46 32l11 6.400v12.800l-11 6.400-11-6.400V38.400z" />
          </svg>
          <strong>{t('app.name')}</strong><span className="brand-county">{me.countyName}</span>
        </Link>
        <nav aria-label={t('desk.nav')}>
          <NavLink to="/" end>{t('desk.nav.queue')}</NavLink>
          <NavLink to="/map">{t('desk.nav.map')}</NavLink>
          <NavLink to="/duty">{t('desk.nav.duty')}</NavLink>
          {maySeeRegister && <NavLink to="/register">{t('desk.nav.register')}</NavLink>}
          {maySeeGrids && <NavLink to="/liaison">{t('desk.nav.liaison')}</NavLink>}
          {mayOpen && <NavLink to="/new" className="nav-new">＋ {t('desk.nav.new')}</NavLink>}
        </nav>
        <div className="bar-end"><NoticesBell /><AccountMenu /></div>
      </header>
      <OfflineBar />
      {me.needsSecondFactor && pathname !== '/second-factor' && (
        <div className="factor-bar" role="status">{t('desk.needsSecondFactor')} <Link to="/second-factor">{t('desk.setSecondFactor')}</Link></div>
      )}
      <main id="main" tabIndex={-1}><Outlet /></main>
      <KeysHelp />
      {me.demo && <DemoRibbon />}
    </Live>
  );
}
