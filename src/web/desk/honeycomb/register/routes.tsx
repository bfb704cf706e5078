import { Route, Routes } from 'react-router';
import { NotFound } from '../../app/not-found.js';
import { DoublesPage } from './doubles/doubles-page.js';
import { HouseholdPage } from './household/household-page.js';
import { NewHouseholdPage } from './household/new-household-page.js';
import { ImportPage } from './import/import-page.js';
import { ImportsPage } from './import/imports-page.js';
import { NewImportPage } from './import/new-import-page.js';
import './register.css';
import { RegisterPage } from './register-page.js';

/** The desk pages of the household register, below /desk/register. */
export default function RegisterRoutes() {
  return (
    <Routes>
      <Route index element={<RegisterPage />} />
      <Route path="new" element={<NewHouseholdPage />} />
      <Route path="households/:id" element={<HouseholdPage />} />
      <Route path="doubles" element={<DoublesPage />} />
      <Route path="imports" element={<ImportsPage />} />
      <Route path="imports/new" element={<NewImportPage />} />
      <Route path="imports/:id" element={<ImportPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
