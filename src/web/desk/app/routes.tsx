import { lazy, Suspense } from 'react';
import { Route, Routes as Table } from 'react-router';
import { DutyPage } from '../honeycomb/duty-page.js';
import { CasePage } from '../response/case-page.js';
import { NewCasePage } from '../response/new-case-page.js';
import { QueuePage } from '../response/queue-page.js';
import { ReceiptPage } from '../response/receipt-page.js';
import { SecondFactorPage } from '../sign-in/second-factor-page.js';
import { Frame } from './frame.js';
import { Loading } from './loading.js';
import { NotFound } from './not-found.js';

/** The map's library is as large as the rest of the desk; it comes when the map is opened. */
const LiaisonRoutes = lazy(() => import('../liaison/routes.js'));
const RegisterRoutes = lazy(() => import('../honeycomb/register/routes.js'));
const MapPage = lazy(() => import('../response/map-page.js'));

/** Every page of the desk. */
export function Routes() {
  return (
    <Table>
      <Route element={<Frame />}>
        <Route index element={<QueuePage />} />
        <Route path="cases/:id" element={<CasePage />} />
        <Route path="new" element={<NewCasePage />} />
        <Route path="duty" element={<DutyPage />} />
        <Route path="map" element={<Suspense fallback={<Loading />}><MapPage /></Suspense>} />
        <Route path="liaison/*" element={<Suspense fallback={<Loading />}><LiaisonRoutes /></Suspense>} />
        <Route path="register/*" element={<Suspense fallback={<Loading />}><RegisterRoutes /></Suspense>} />
        <Route path="second-factor" element={<SecondFactorPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
      <Route path="cases/:id/receipt" element={<ReceiptPage />} />
    </Table>
  );
}
