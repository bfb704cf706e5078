import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../app/loading.js';
import { NotFound } from '../app/not-found.js';
import { RecordPage } from './candidates/record-page.js';
import { SelectionPage } from './candidates/selection-page.js';
import { SheetPage } from './candidates/sheet-page.js';
import { HandoverPage } from './handovers/handover-page.js';
import './liaison.css';
import { OverviewPage } from './overview-page.js';
import { UnitPage } from './unit-page.js';

const CarePage = lazy(() => import('./care/care-page.js'));
const MapPage = lazy(() => import('./map/map-page.js'));
const PlanPage = lazy(() => import('./plan/plan-page.js'));

/** The desk pages of 联户, below /desk/liaison. */
export default function LiaisonRoutes() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path="map" element={<Suspense fallback={<Loading />}><MapPage /></Suspense>} />
      <Route path="care" element={<Suspense fallback={<Loading />}><CarePage /></Suspense>} />
      <Route path="units/:unitCode" element={<UnitPage />} />
      <Route path="units/:unitCode/sheet" element={<SheetPage />} />
      <Route path="units/:unitCode/selection" element={<SelectionPage />} />
      <Route path="units/:unitCode/selections/:selectionId" element={<RecordPage />} />
      <Route path="plans/:planId" element={<Suspense fallback={<Loading />}><PlanPage /></Suspense>} />
      <Route path="handovers/:handoverId" element={<HandoverPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
