import type { z } from 'zod';
import type { unitOutlines } from '../../../contract/honeycomb.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, type Result } from '../../../ground/result.js';
import { outlinesBelow } from './store.js';

/** Outlines of the units directly below one, or of the county itself, as GeoJSON in WGS-84. */
export const showOutlines = (ground: Ground, parent: string | null): Promise<Result<z.input<typeof unitOutlines>>> =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => done({
    type: 'FeatureCollection' as const,
    features: (await outlinesBelow(tx, parent)).map(({ unitCode, name, level, lng, lat, outline }) => ({
      type: 'Feature' as const, properties: { unitCode, name, level, lng, lat }, geometry: outline,
    })),
  }));
